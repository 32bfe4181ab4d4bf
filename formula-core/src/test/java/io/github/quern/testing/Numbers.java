package io.github.quern.testing;

import java.util.Arrays;

/** Comparison of computed numbers with expected ones. */
public final class Numbers {
  private Numbers() {}

  /**
   * Whether two numbers agree: both NaN, the same infinity, or finite with {@code |actual -
   * expected| <= absolute + relative * |expected|}.
   */
  public static boolean agree(double expected, double actual, double relative, double absolute) {
    if (expected == actual || (Double.isNaN(expected) && Double.isNaN(actual))) {
      return true;
    }
    return Double.isFinite(expected)
        && Math.abs(actual - expected) <= absolute + relative * Math.abs(expected);
  }

  /**
   * Requires that two vectors agree in every component.
   *
   * @param what what was computed, for the message
   * @param expected the right values
   * @param actual the computed values
   * @param relative the relative tolerance
   * @param absolute the absolute tolerance
   */
  public static void requireAgreement(
      String what, double[] expected, double[] actual, double relative, double absolute) {
    boolean agrees = expected.length == actual.length;
    for (int component = 0; agrees && component < expected.length; component++) {
      agrees = agree(expected[component], actual[component], relative, absolute);
    }
    if (!agrees) {
      throw new AssertionError(
          what
              + ": expected "
              + Arrays.toString(expected)
              + " but got "
              + Arrays.toString(actual)
              + " (relative tolerance "
              + relative
              + ", absolute "
              + absolute
              + ")");
    }
  }

  /** Requires that two vectors are the same, zeros of either sign alike. */
  public static void requireEqual(String what, double[] expected, double[] actual) {
    requireAgreement(what, expected, actual, 0, 0);
  }
}
