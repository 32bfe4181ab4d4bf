package io.github.quern.testing;

import io.github.quern.formula.Formula;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The value of a formula by the oracles, with the change that tiny changes of the inputs make.
 *
 * <p>A kernel may round otherwise than the oracles do, which a formula can amplify: differences of
 * close numbers, and jumps such as {@code Floor} or comparisons at their brink. How much it
 * amplifies is measured, not guessed.
 */
public final class Conditioned {
  /** About 50,000 times what one operation rounds: far more than a formula's rounding. */
  private static final double DISTURBANCE = 1e-11;

  private static final int TRIALS = 4;

  /** Values that the disturbance changes by more than this, relatively, are not compared. */
  private static final double WORST = 1e-4;

  private final double[] values;
  private final double[] changes;

  private Conditioned(double[] values, double[] changes) {
    this.values = values;
    this.changes = changes;
  }

  /**
   * Evaluates a formula at its inputs and near them.
   *
   * @param formula what to evaluate
   * @param inputs one vector per variable, by position
   * @param seed decides the disturbances
   */
  public static Conditioned of(Formula formula, List<double[]> inputs, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = Oracles.evaluate(formula, inputs);
    double[] changes = new double[values.length];
    note(changes, values, Oracles.evaluate(formula, inputs, Conditioned::withOtherZero));
    for (int trial = 0; trial < TRIALS; trial++) {
      note(changes, values, Oracles.evaluate(formula, disturbed(inputs, random)));
    }
    return new Conditioned(values, changes);
  }

  /** The sign of a zero is not specified: kernels may leave out additions of zero. */
  private static double withOtherZero(double number) {
    return number == 0 ? -number : number;
  }

  private static void note(double[] changes, double[] values, double[] near) {
    for (int component = 0; component < values.length; component++) {
      changes[component] = Math.max(changes[component], change(values[component], near[component]));
    }
  }

  private static List<double[]> disturbed(List<double[]> inputs, SplittableRandom random) {
    List<double[]> disturbed = new ArrayList<>();
    for (double[] input : inputs) {
      double[] copy = input.clone();
      for (int entry = 0; entry < copy.length; entry++) {
        copy[entry] *= 1 + DISTURBANCE * random.nextDouble(-1, 1);
      }
      disturbed.add(copy);
    }
    return disturbed;
  }

  /** The distance of two values; infinite if only one of them is a number. */
  private static double change(double value, double near) {
    if (Numbers.agree(value, near, 0, 0)) {
      return 0;
    }
    double distance = Math.abs(value - near);
    return Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance;
  }

  /**
   * Requires that values agree with the oracles', as closely as each component allows.
   *
   * @param what what was computed, for the message
   * @param actual the computed values
   * @return the number of components that were compared: all that are no jumps
   */
  public int requireAgreement(String what, double[] actual) {
    int compared = 0;
    for (int component = 0; component < values.length; component++) {
      double value = values[component];
      double size = Double.isFinite(value) ? Math.abs(value) : 1;
      if (changes[component] <= WORST * size) {
        Numbers.requireAgreement(
            what + ", component " + component,
            new double[] {value},
            new double[] {actual[component]},
            // What the disturbance changes is far more than rounding; the floor is for values that
            // it does not reach, such as functions of constants.
            1e-12,
            changes[component] + 1e-12 * size);
        compared++;
      }
    }
    return compared;
  }
}
