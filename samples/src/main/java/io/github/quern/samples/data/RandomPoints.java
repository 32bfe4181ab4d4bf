package io.github.quern.samples.data;

import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;

/** Numbers drawn with a seed: the same one gives the same numbers on every machine. */
public final class RandomPoints {
  private final Random random;

  /** Numbers of a seed. */
  public RandomPoints(long seed) {
    this.random = new Random(seed);
  }

  /** The source of the numbers. */
  public Random random() {
    return random;
  }

  /** Standard normal numbers. */
  public double[] normal(int count) {
    return numbers(count, random::nextGaussian);
  }

  /** Numbers from 0 to 1. */
  public double[] uniform(int count) {
    return numbers(count, random::nextDouble);
  }

  private static double[] numbers(int count, DoubleSupplier next) {
    return DoubleStream.generate(next).limit(count).toArray();
  }

  /** The same numbers in single precision, rounded. */
  public static float[] single(double[] numbers) {
    float[] rounded = new float[numbers.length];
    for (int k = 0; k < numbers.length; k++) {
      rounded[k] = (float) numbers[k];
    }
    return rounded;
  }
}
