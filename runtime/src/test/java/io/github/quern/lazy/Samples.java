package io.github.quern.lazy;

import io.github.quern.data.Shape;
import io.github.quern.data.Tensor;
import java.util.SplittableRandom;
import java.util.function.DoubleBinaryOperator;

/** Data for tests, and what plain loops make of them. */
final class Samples {
  private Samples() {}

  /** Numbers between -1 and 1, others for every seed. */
  static Tensor random(long seed, long... shape) {
    SplittableRandom random = new SplittableRandom(seed);
    int count = Math.toIntExact(Shape.of(shape).count());
    return Tensor.of(random.doubles(count, -1, 1).toArray(), shape);
  }

  /** The entries f(x_i, y_j), row by row. */
  static double[] matrix(Tensor x, Tensor y, DoubleBinaryOperator f) {
    int columns = Math.toIntExact(y.count());
    double[] entries = new double[Math.toIntExact(x.count()) * columns];
    for (int entry = 0; entry < entries.length; entry++) {
      entries[entry] = f.applyAsDouble(x.at(entry / columns), y.at(entry % columns));
    }
    return entries;
  }
}
