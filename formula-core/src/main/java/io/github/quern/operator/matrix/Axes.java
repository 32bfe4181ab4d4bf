package io.github.quern.operator.matrix;

import io.github.quern.formula.DimensionException;
import io.github.quern.ir.Index;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/** Shapes of row-major tensors, shared by {@link TensorDot} and {@link Kron}. */
final class Axes {
  private Axes() {}

  /**
   * An axis along which two tensors are read together.
   *
   * @param length the number of steps
   * @param strideF how far one step goes in the first tensor, 0 if it does not have this axis
   * @param strideG the same for the second
   */
  record Shared(int length, int strideF, int strideG) {
    /** Whether a step of this axis is a whole run of the inner one, in both tensors. */
    boolean continues(Shared inner) {
      return strideF == inner.length * inner.strideF && strideG == inner.length * inner.strideG;
    }
  }

  /**
   * A component of each of two tensors.
   *
   * @param inF the component of the first
   * @param inG the component of the second
   */
  record Place(Index inF, Index inG) {
    static final Place START = new Place(Index.fixed(0), Index.fixed(0));

    Place along(Shared axis, Index steps) {
      return new Place(
          inF.plus(steps.times(axis.strideF())), inG.plus(steps.times(axis.strideG())));
    }
  }

  /** Fewer axes that visit the same places in the same order. */
  static List<Shared> merged(List<Shared> axes) {
    List<Shared> merged = new ArrayList<>();
    for (Shared axis : axes) {
      if (!merged.isEmpty() && merged.getLast().continues(axis)) {
        int length = merged.removeLast().length() * axis.length();
        merged.add(new Shared(length, axis.strideF(), axis.strideG()));
      } else {
        merged.add(axis);
      }
    }
    return merged;
  }

  /** The number of entries of a tensor. */
  static int size(List<Integer> shape) {
    return shape.stream().reduce(1, Math::multiplyExact);
  }

  /** How many entries one step along each axis passes. */
  static List<Integer> strides(List<Integer> shape) {
    List<Integer> strides = new ArrayList<>();
    int stride = 1;
    for (int length : shape.reversed()) {
      strides.addFirst(stride);
      stride *= length;
    }
    return strides;
  }

  /** The axes that are not among the given ones, ascending. */
  static List<Integer> others(List<Integer> axes, int count) {
    return IntStream.range(0, count).boxed().filter(axis -> !axes.contains(axis)).toList();
  }

  /** Requires a shape with as many entries as the operand has components. */
  static void requireShape(String what, List<Integer> shape, int dimension, int operand) {
    if (shape.stream().anyMatch(length -> length < 1)) {
      throw new DimensionException(
          what + " must be a shape of positive lengths, not " + shape + ".", -1);
    }
    int size = size(shape);
    if (size != dimension) {
      throw new DimensionException(
          what
              + ", the shape "
              + shape
              + ", has "
              + size
              + (size == 1 ? " entry" : " entries")
              + ", but the operand has dimension "
              + dimension
              + ".",
          operand);
    }
  }

  /** Requires that numbers are axes, each at most once. */
  static void requireAxes(String what, List<Integer> axes, int count) {
    if (new HashSet<>(axes).size() != axes.size()) {
      throw new DimensionException(what + " must name each axis once, not " + axes + ".", -1);
    }
    for (int axis : axes) {
      if (axis < 0 || axis >= count) {
        throw new DimensionException(
            what
                + " must hold numbers of axes, from 0, below "
                + count
                + "; it holds "
                + axis
                + ".",
            -1);
      }
    }
  }
}
