package io.github.quern.testing;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Elementary functions to 50 digits, for measuring the error of double precision. Arguments are
 * numbers for which the value is neither 0 nor beyond 10^±1000.
 */
public final class ExactFunctions {
  private static final MathContext DIGITS = new MathContext(50);
  private static final BigDecimal ONE = BigDecimal.ONE;
  private static final BigDecimal TWO = BigDecimal.TWO;
  private static final BigDecimal PI =
      new BigDecimal("3.14159265358979323846264338327950288419716939937510582097494459");

  private ExactFunctions() {}

  /** e^x. */
  public static BigDecimal exp(BigDecimal x) {
    int halvings = 0;
    BigDecimal small = x;
    while (small.abs().compareTo(BigDecimal.valueOf(0.25)) > 0) {
      small = small.divide(TWO, DIGITS);
      halvings++;
    }
    BigDecimal power = series(small).add(ONE, DIGITS);
    for (int squaring = 0; squaring < halvings; squaring++) {
      power = power.multiply(power, DIGITS);
    }
    return power;
  }

  /** e^x - 1. */
  public static BigDecimal expm1(BigDecimal x) {
    return x.abs().compareTo(BigDecimal.valueOf(0.25)) > 0
        ? exp(x).subtract(ONE, DIGITS)
        : series(x);
  }

  /** x + x²/2! + x³/3! + … for |x| up to 1/4. */
  private static BigDecimal series(BigDecimal x) {
    BigDecimal term = x;
    BigDecimal sum = x;
    for (int k = 2; k < 35; k++) {
      term = term.multiply(x, DIGITS).divide(BigDecimal.valueOf(k), DIGITS);
      sum = sum.add(term, DIGITS);
    }
    return sum;
  }

  /** log(1+x), by one step of Newton's method from the value in double precision. */
  public static BigDecimal log1p(BigDecimal x) {
    return logOfOnePlus(x, Math.log1p(x.doubleValue()));
  }

  private static BigDecimal logOfOnePlus(BigDecimal x, double near) {
    BigDecimal start = new BigDecimal(near);
    BigDecimal wrongBy = expm1(start).subtract(x, DIGITS).divide(exp(start), DIGITS);
    return start.subtract(wrongBy, DIGITS);
  }

  /** (e^x - e^-x)/2. */
  public static BigDecimal sinh(BigDecimal x) {
    BigDecimal u = expm1(x.abs());
    BigDecimal sinh = u.add(u.divide(u.add(ONE), DIGITS)).divide(TWO, DIGITS);
    return x.signum() < 0 ? sinh.negate() : sinh;
  }

  /** (e^x + e^-x)/2. */
  public static BigDecimal cosh(BigDecimal x) {
    return exp(x).add(exp(x.negate()), DIGITS).divide(TWO, DIGITS);
  }

  /** (e^x - e^-x) / (e^x + e^-x). */
  public static BigDecimal tanh(BigDecimal x) {
    BigDecimal u = expm1(x.multiply(TWO));
    return u.divide(u.add(TWO), DIGITS);
  }

  /** 1/(1+e^-x). */
  public static BigDecimal sigmoid(BigDecimal x) {
    return ONE.divide(exp(x.negate()).add(ONE, DIGITS), DIGITS);
  }

  /** log(1+e^x). */
  public static BigDecimal softplus(BigDecimal x) {
    BigDecimal power = exp(x);
    if (x.doubleValue() < -60) {
      // The next term of the series of the logarithm is e^(3x)/3.
      return power.subtract(power.multiply(power, DIGITS).divide(TWO, DIGITS), DIGITS);
    }
    double size = Math.abs(x.doubleValue());
    return logOfOnePlus(power, Math.max(x.doubleValue(), 0) + Math.log1p(Math.exp(-size)));
  }

  /** The error function, by a series whose terms have one sign; |x| up to 7. */
  public static BigDecimal erf(BigDecimal x) {
    BigDecimal square = x.multiply(x, DIGITS);
    BigDecimal term = x;
    BigDecimal sum = x;
    for (int n = 1; n < 300; n++) {
      term = term.multiply(square, DIGITS).multiply(TWO);
      term = term.divide(BigDecimal.valueOf(2 * n + 1), DIGITS);
      sum = sum.add(term, DIGITS);
    }
    BigDecimal factor = TWO.divide(PI.sqrt(DIGITS), DIGITS).multiply(exp(square.negate()), DIGITS);
    return sum.multiply(factor, DIGITS);
  }

  /** √(x²+y²). */
  public static BigDecimal hypot(BigDecimal x, BigDecimal y) {
    return x.multiply(x).add(y.multiply(y)).sqrt(DIGITS);
  }
}
