package io.github.quern.spark;

import io.github.quern.data.PackedTensors;
import io.github.quern.data.Shape;
import io.github.quern.data.Tensor;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Rows of tensors, the axis before the last, any batch axes standing before. */
final class Slices {
  private Slices() {}

  /** Some rows of a tensor; copied where there are batch axes, else a view. */
  static Tensor rows(Tensor tensor, int axis, long first, int count) {
    List<Long> sizes = new ArrayList<>(tensor.shape().sizes());
    long all = sizes.get(axis);
    if (first == 0 && count == all) {
      return tensor;
    }
    sizes.set(axis, (long) count);
    long row = product(sizes.subList(axis + 1, sizes.size())) * tensor.dtype().bytes();
    long elements = product(sizes.subList(0, axis));
    if (elements == 1) {
      MemorySegment view = tensor.segment().asSlice(first * row, count * row);
      return Tensor.of(view, tensor.dtype(), array(sizes));
    }
    Tensor copy = Tensor.zeros(tensor.dtype(), new Shape(sizes));
    for (long element = 0; element < elements; element++) {
      MemorySegment.copy(
          tensor.segment(),
          (element * all + first) * row,
          copy.segment(),
          element * count * row,
          count * row);
    }
    return copy;
  }

  /** Tensors with their rows one after the other, in the order given. */
  static Tensor joined(List<Tensor> parts, int axis) {
    List<Long> sizes = new ArrayList<>(parts.getFirst().shape().sizes());
    sizes.set(axis, parts.stream().mapToLong(part -> part.shape().size(axis)).sum());
    Tensor whole = Tensor.zeros(parts.getFirst().dtype(), new Shape(sizes));
    long row = product(sizes.subList(axis + 1, sizes.size())) * whole.dtype().bytes();
    long elements = product(sizes.subList(0, axis));
    long first = 0;
    for (Tensor part : parts) {
      long count = part.shape().size(axis);
      for (long element = 0; element < elements; element++) {
        MemorySegment.copy(
            part.segment(),
            element * count * row,
            whole.segment(),
            (element * sizes.get(axis) + first) * row,
            count * row);
      }
      first += count;
    }
    return whole;
  }

  /** Each tensor of some blocks joined. */
  static List<Tensor> joinedBlocks(List<byte[]> blocks, int axis) {
    return joinedEach(blocks.stream().map(PackedTensors::of).toList(), axis);
  }

  /** Each tensor of some blocks joined. */
  static List<Tensor> joinedEach(List<PackedTensors> blocks, int axis) {
    List<Tensor> joined = new ArrayList<>();
    for (int number = 0; number < blocks.getFirst().tensors().size(); number++) {
      int position = number;
      joined.add(
          joined(blocks.stream().map(block -> block.tensors().get(position)).toList(), axis));
    }
    return joined;
  }

  /** The tensor with as many batch axes of size 1 in front as it lacks. */
  static Tensor withBatch(Tensor tensor, int ownAxes, int batchAxes) {
    int missing = ownAxes + batchAxes - tensor.shape().rank();
    if (missing <= 0) {
      return tensor;
    }
    List<Long> sizes = new ArrayList<>(Collections.nCopies(missing, 1L));
    sizes.addAll(tensor.shape().sizes());
    return tensor.reshaped(new Shape(sizes));
  }

  private static long product(List<Long> sizes) {
    return sizes.stream().reduce(1L, Math::multiplyExact);
  }

  private static long[] array(List<Long> sizes) {
    return sizes.stream().mapToLong(Long::longValue).toArray();
  }
}
