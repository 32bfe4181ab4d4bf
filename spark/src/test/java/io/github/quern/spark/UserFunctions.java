package io.github.quern.spark;

/** Functions that formulas of these tests call. */
public final class UserFunctions {
  private UserFunctions() {}

  /** The square root of what must not be negative. */
  public static double root(double a) {
    if (a < 0) {
      throw new IllegalArgumentException("There is no root of " + a + ".");
    }
    return Math.sqrt(a);
  }
}
