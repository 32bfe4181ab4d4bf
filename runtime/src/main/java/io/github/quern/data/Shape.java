package io.github.quern.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The sizes of an array along its axes; the last axis varies fastest in memory (row-major).
 *
 * @param sizes one size per axis, none negative
 */
public record Shape(List<Long> sizes) {
  /** Copies and checks the sizes. */
  public Shape {
    sizes = List.copyOf(sizes);
    for (long size : sizes) {
      if (size < 0) {
        throw new IllegalArgumentException("A shape has no negative sizes: " + print(sizes) + ".");
      }
    }
  }

  /** The shape with these sizes. */
  public static Shape of(long... sizes) {
    List<Long> boxed = new ArrayList<>();
    for (long size : sizes) {
      boxed.add(size);
    }
    return new Shape(boxed);
  }

  // Written out: what Java makes of records takes a new JVM milliseconds to link.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Shape shape && sizes.equals(shape.sizes);
  }

  @Override
  public int hashCode() {
    return sizes.hashCode();
  }

  /** The number of axes. */
  public int rank() {
    return sizes.size();
  }

  /** The size along one axis. */
  public long size(int axis) {
    return sizes.get(axis);
  }

  /**
   * The number of entries, the product of the sizes.
   *
   * @throws ArithmeticException if it does not fit a long
   */
  public long count() {
    long count = 1;
    for (long size : sizes) {
      count = Math.multiplyExact(count, size);
    }
    return count;
  }

  /**
   * The index of an entry, one number per axis.
   *
   * @param position its place in row-major order, from 0 on and below {@link #count}
   */
  public List<Long> index(long position) {
    Objects.checkIndex(position, count());
    List<Long> index = new ArrayList<>();
    long rest = position;
    for (long size : sizes.reversed()) {
      index.addFirst(rest % size);
      rest /= size;
    }
    return index;
  }

  private static String print(List<Long> sizes) {
    return sizes.size() == 1
        ? "(" + sizes.getFirst() + ",)"
        : sizes.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
  }

  @Override
  public String toString() {
    return print(sizes);
  }
}
