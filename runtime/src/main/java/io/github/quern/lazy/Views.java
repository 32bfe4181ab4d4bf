package io.github.quern.lazy;

import io.github.quern.data.Shape;
import io.github.quern.data.Tensor;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** Other shapes, and other rows, of tensors. */
final class Views {
  private Views() {}

  /** The same memory with an axis of size 1 before one of its axes. */
  static Tensor expanded(Tensor tensor, int axis) {
    List<Long> sizes = new ArrayList<>(tensor.shape().sizes());
    sizes.add(axis, 1L);
    return tensor.reshaped(new Shape(sizes));
  }

  /** The same memory without one of its axes, of size 1. */
  static Tensor squeezed(Tensor tensor, int axis) {
    List<Long> sizes = new ArrayList<>(tensor.shape().sizes());
    sizes.remove(axis);
    return tensor.reshaped(new Shape(sizes));
  }

  /**
   * A copy of some rows of each batch element.
   *
   * @param tensor (B.., R, d)
   * @param rows numbers of rows, each from 0 to R - 1
   * @return (B.., number of rows, d)
   */
  static Tensor rows(Tensor tensor, long[] rows) {
    Shape shape = tensor.shape();
    int axis = shape.rank() - 2;
    long count = shape.size(axis);
    long bytes = Math.multiplyExact(shape.size(axis + 1), tensor.dtype().bytes());
    List<Long> sizes = new ArrayList<>(shape.sizes());
    sizes.set(axis, (long) rows.length);
    Tensor copy = Tensor.zeros(tensor.dtype(), new Shape(sizes));
    long elements = new Shape(shape.sizes().subList(0, axis)).count();
    for (long element = 0; element < elements; element++) {
      for (int number = 0; number < rows.length; number++) {
        MemorySegment.copy(
            tensor.segment(),
            (element * count + rows[number]) * bytes,
            copy.segment(),
            (element * rows.length + number) * bytes,
            bytes);
      }
    }
    return copy;
  }
}
