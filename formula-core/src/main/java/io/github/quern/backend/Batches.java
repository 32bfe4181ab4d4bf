package io.github.quern.backend;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The batch elements of a call: independent reductions of the same sizes, over parts of the arrays.
 * Arrays that have only one part along a batch axis give it to all elements along that axis.
 */
public final class Batches {
  /** One element, which is all of every array. */
  public static final Batches NONE = new Batches(List.of(), List.of());

  private final List<Long> sizes;
  private final List<List<Long>> inputSizes;
  private final long count;

  /**
   * Batches along some axes.
   *
   * @param sizes the number of elements along each axis
   * @param inputSizes for each input its own sizes, each equal to that of the axis or 1
   */
  public Batches(List<Long> sizes, List<List<Long>> inputSizes) {
    this.sizes = List.copyOf(sizes);
    this.inputSizes = inputSizes.stream().map(List::copyOf).toList();
    this.count = sizes.stream().reduce(1L, Math::multiplyExact);
  }

  /**
   * Batches along the axes that arrays have, those of size 1 repeated.
   *
   * @param axes the number of batch axes
   * @param inputSizes the sizes of each input along them, which are equal or 1
   */
  public static Batches broadcast(int axes, List<List<Long>> inputSizes) {
    return new Batches(
        IntStream.range(0, axes)
            .mapToObj(axis ->
                inputSizes.stream()
                    .map(own -> own.get(axis))
                    .filter(size -> size != 1)
                    .findFirst()
                    .orElse(1L))
            .toList(),
        inputSizes);
  }

  /** The number of elements along each axis. */
  public List<Long> sizes() {
    return sizes;
  }

  /** The same of one input: that number, or 1 where it gives the same part to all elements. */
  public List<Long> sizes(int input) {
    return sizes.isEmpty() ? List.of() : inputSizes.get(input);
  }

  /** The number of elements, in row-major order. */
  public long count() {
    return count;
  }

  /**
   * The number of the part of an input that belongs to an element.
   *
   * @param input position of the input
   * @param element number of the element
   */
  public long part(int input, long element) {
    if (sizes.isEmpty()) {
      return 0;
    }
    List<Long> own = inputSizes.get(input);
    long part = 0;
    long stride = 1;
    long rest = element;
    for (int axis = sizes.size() - 1; axis >= 0; axis--) {
      long index = rest % sizes.get(axis);
      rest /= sizes.get(axis);
      part += own.get(axis) == 1 ? 0 : index * stride;
      stride *= own.get(axis);
    }
    return part;
  }
}
