package io.github.quern.benchmarks.workload;

import io.github.quern.data.Tensor;
import java.util.Random;

/**
 * The data of all workloads: numbers of [0, 1) from {@link Random} with seed 1, in the order x, y,
 * b, e. The algorithm of that class is part of its documentation, so {@code kernels.c} makes the
 * same.
 */
final class Numbers {
  private static final long SEED = 1;

  private final Random random = new Random(SEED);

  Numbers() {}

  /** The next floats, of a shape of one or two axes. */
  Tensor floats(int rows, int columns) {
    float[] numbers = new float[Math.multiplyExact(rows, columns)];
    for (int k = 0; k < numbers.length; k++) {
      numbers[k] = random.nextFloat();
    }
    return Tensor.of(numbers, rows, columns);
  }

  /** The next doubles. */
  Tensor doubles(int rows, int columns) {
    double[] numbers = new double[Math.multiplyExact(rows, columns)];
    for (int k = 0; k < numbers.length; k++) {
      numbers[k] = random.nextDouble();
    }
    return Tensor.of(numbers, rows, columns);
  }

  /** The array that a tensor of floats is a view of. */
  static float[] floats(Tensor tensor) {
    return (float[]) tensor.segment().heapBase().orElseThrow();
  }

  /** The array that a tensor of doubles is a view of. */
  static double[] doubles(Tensor tensor) {
    return (double[]) tensor.segment().heapBase().orElseThrow();
  }

  static int rows(Tensor tensor) {
    return Math.toIntExact(tensor.shape().size(0));
  }
}
