package io.github.quern.formula;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A rational number: {@code IntCst(n)}, {@code IntInv(n)}, {@code RatCst(p,q)} and the integer
 * literals of formulas. It is a scalar, exact, and rounded once to the type of the computation.
 */
public final class Constant implements Formula {
  private final long numerator;
  private final long denominator;
  private final Span span;

  /**
   * The number {@code numerator / denominator}, in lowest terms.
   *
   * @throws ArithmeticException if the denominator is 0 or the reduced parts do not fit a long
   */
  public Constant(long numerator, long denominator, Span span) {
    if (denominator == 0) {
      throw new ArithmeticException("division by zero in the constant " + numerator + "/0");
    }
    long divisor = Math.absExact(gcd(numerator, denominator));
    long sign = denominator < 0 ? -1 : 1;
    this.numerator = Math.multiplyExact(sign, numerator / divisor);
    this.denominator = Math.multiplyExact(sign, denominator / divisor);
    this.span = Objects.requireNonNull(span);
  }

  /** The integer {@code number}. */
  public static Constant of(long number) {
    return new Constant(number, 1, Span.NONE);
  }

  /** A greatest common divisor, of either sign. */
  private static long gcd(long a, long b) {
    long larger = a;
    long smaller = b;
    while (smaller != 0) {
      long rest = larger % smaller;
      larger = smaller;
      smaller = rest;
    }
    return larger == 0 ? 1 : larger;
  }

  /** The part above the line. */
  public long numerator() {
    return numerator;
  }

  /** The part below the line, at least 1. */
  public long denominator() {
    return denominator;
  }

  /** Whether this is a whole number. */
  public boolean isInteger() {
    return denominator == 1;
  }

  /** Whether this is exactly {@code number}. */
  public boolean is(long number) {
    return isInteger() && numerator == number;
  }

  /** The nearest double. */
  public double value() {
    return (double) numerator / (double) denominator;
  }

  /**
   * The sum of two numbers.
   *
   * @throws ArithmeticException if it does not fit; so do the other operations
   */
  public Constant plus(Constant other) {
    return fraction(
        Math.addExact(
            Math.multiplyExact(numerator, other.denominator),
            Math.multiplyExact(other.numerator, denominator)),
        Math.multiplyExact(denominator, other.denominator));
  }

  /** The difference of two numbers. */
  public Constant minus(Constant other) {
    return plus(other.negated());
  }

  /** The product of two numbers. */
  public Constant times(Constant other) {
    return fraction(
        Math.multiplyExact(numerator, other.numerator),
        Math.multiplyExact(denominator, other.denominator));
  }

  /** The quotient of two numbers; the other must not be 0. */
  public Constant over(Constant other) {
    return fraction(
        Math.multiplyExact(numerator, other.denominator),
        Math.multiplyExact(denominator, other.numerator));
  }

  /** The opposite number. */
  public Constant negated() {
    return fraction(Math.negateExact(numerator), denominator);
  }

  /** The same number as written elsewhere. */
  public Constant writtenAt(Span newSpan) {
    return new Constant(numerator, denominator, newSpan);
  }

  private static Constant fraction(long numerator, long denominator) {
    return new Constant(numerator, denominator, Span.NONE);
  }

  @Override
  public int dimension() {
    return 1;
  }

  @Override
  public Span span() {
    return span;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Constant that
        && numerator == that.numerator
        && denominator == that.denominator;
  }

  @Override
  public int hashCode() {
    return Objects.hash(numerator, denominator);
  }

  @Override
  public String toString() {
    return isInteger()
        ? "IntCst(" + numerator + ")"
        : "RatCst(" + numerator + "," + denominator + ")";
  }
}
