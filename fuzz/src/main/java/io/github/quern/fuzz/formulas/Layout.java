package io.github.quern.fuzz.formulas;

import io.github.quern.contract.RandomRanges;
import io.github.quern.contract.Tensors;
import io.github.quern.data.DType;
import io.github.quern.data.Ranges;
import io.github.quern.data.Tensor;
import io.github.quern.formula.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Sizes and data of a call. Every argument has random numbers of its own, so that leaving something
 * out changes no others.
 *
 * @param m the number of rows of {@code Vi} variables
 * @param n the number of rows of {@code Vj} variables
 * @param dtype the type of the arguments
 * @param numbers what they are
 * @param integers the position of an argument of 64-bit integers, or -1
 * @param batched whether there are two batch axes, along which each argument varies or not
 * @param ranged whether a random pattern of blocks says which pairs count
 */
record Layout(
    int m, int n, DType dtype, NumberKind numbers, int integers, boolean batched, boolean ranged) {
  private static final long[] BATCHES = {2, 3};

  Layout withSizes(int newM, int newN) {
    return new Layout(newM, newN, dtype, numbers, integers, batched, ranged);
  }

  Layout withoutBatches() {
    return new Layout(m, n, dtype, numbers, integers, false, ranged);
  }

  Layout withoutRanges() {
    return new Layout(m, n, dtype, numbers, integers, batched, false);
  }

  Layout withoutIntegers() {
    return new Layout(m, n, dtype, numbers, -1, batched, ranged);
  }

  /** The arguments of these variables. */
  List<Tensor> arguments(List<Variable> variables, long seed) {
    List<Tensor> arguments = new ArrayList<>();
    for (Variable variable : variables) {
      SplittableRandom random = new SplittableRandom(seed * 1000 + variable.position());
      List<Long> shape = new ArrayList<>();
      if (batched) {
        for (long size : BATCHES) {
          shape.add(arguments.isEmpty() || random.nextBoolean() ? size : 1L);
        }
      }
      switch (variable.category()) {
        case VI -> shape.add((long) m);
        case VJ -> shape.add((long) n);
        case PM -> {}
      }
      shape.add((long) variable.dimension());
      arguments.add(tensor(shape, variable.position() == integers, random));
    }
    return arguments;
  }

  /** The incoming gradient of a result of that shape. */
  Tensor incoming(List<Long> shape, long seed) {
    return tensor(shape, false, new SplittableRandom(~seed));
  }

  private Tensor tensor(List<Long> shape, boolean whole, SplittableRandom random) {
    long count = shape.stream().reduce(1L, Math::multiplyExact);
    double[] entries = new double[Math.toIntExact(count)];
    for (int entry = 0; entry < entries.length; entry++) {
      entries[entry] = whole ? random.nextInt(-3, 6) : numbers.next(random);
    }
    return Tensors.of(whole ? DType.INT64 : dtype, entries, shape);
  }

  /**
   * The pattern of blocks, if there is one.
   *
   * @param axis the axis of the reduction
   * @param overlap whether a row may be reduced over the same column twice
   * @param seed decides the pattern
   */
  Optional<Ranges> ranges(int axis, boolean overlap, long seed) {
    if (!ranged) {
      return Optional.empty();
    }
    int rows = axis == 1 ? m : n;
    int columns = axis == 1 ? n : m;
    return Optional.of(RandomRanges.of(seed, rows, columns, overlap).ranges(axis));
  }

  /** Whether each row is reduced over one tile of columns, by itself. */
  boolean isOneTile(int axis) {
    int rows = axis == 1 ? m : n;
    int columns = axis == 1 ? n : m;
    return rows > 4 && columns <= 128 && !ranged;
  }

  @Override
  public String toString() {
    return "M = "
        + m
        + ", N = "
        + n
        + ", "
        + dtype
        + ", numbers "
        + numbers
        + (integers < 0 ? "" : ", argument " + integers + " of integers")
        + (batched ? ", batches" : "")
        + (ranged ? ", ranges" : "");
  }
}
