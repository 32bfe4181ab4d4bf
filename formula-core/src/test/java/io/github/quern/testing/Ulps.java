package io.github.quern.testing;

import java.math.BigDecimal;
import java.math.MathContext;

/** The largest error of many values, in units of the last place of the exact one. */
public final class Ulps {
  private double worst;
  private String where = "nowhere";

  /**
   * Notes one value in double precision.
   *
   * @param what what was computed, for the message
   * @param exact the exact value
   * @param actual the computed one
   */
  public void note(String what, BigDecimal exact, double actual) {
    note(what, exact, actual, Math.ulp(exact.doubleValue()));
  }

  /** The same for a value in single precision. */
  public void noteFloat(String what, BigDecimal exact, float actual) {
    note(what, exact, actual, Math.ulp(exact.floatValue()));
  }

  private void note(String what, BigDecimal exact, double actual, double unit) {
    double error =
        Double.isFinite(actual)
            ? new BigDecimal(actual)
                .subtract(exact)
                .abs()
                .divide(new BigDecimal(unit), MathContext.DECIMAL32)
                .doubleValue()
            : Double.POSITIVE_INFINITY;
    if (error > worst) {
      worst = error;
      where = what + " gives " + actual + " instead of " + exact.round(MathContext.DECIMAL64);
    }
  }

  /** Requires that no error was larger than a number of units. */
  public void requireAtMost(double bound) {
    if (worst > bound) {
      throw new AssertionError("error of " + worst + " ulp: " + where);
    }
  }
}
