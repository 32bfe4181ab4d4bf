package io.github.quern.contract;

/** Functions of a user's, for formulas. */
public final class UserFunctions {
  private UserFunctions() {}

  /** a / (1 + exp(-a)). */
  public static double swish(double a) {
    return a / (1 + Math.exp(-a));
  }

  /** The same in single precision. */
  public static float swish(float a) {
    return a / (1 + (float) Math.exp(-a));
  }

  /** a b + c, for doubles only. */
  public static double muladd(double a, double b, double c) {
    return a * b + c;
  }

  /** The integer part of the square root, found by a loop, for floats only. */
  public static float wholeRoot(float a) {
    float root = 0;
    while ((root + 1) * (root + 1) <= a) {
      root++;
    }
    return root;
  }
}
