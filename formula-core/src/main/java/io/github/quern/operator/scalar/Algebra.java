package io.github.quern.operator.scalar;

import io.github.quern.formula.Constant;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Span;

/** Short names for the arithmetic that derivatives are written with. */
public final class Algebra {
  private Algebra() {}

  /** {@code f + g}. */
  public static Formula plus(Formula f, Formula g) {
    return new Add().of(f, g);
  }

  /** {@code f - g}. */
  public static Formula minus(Formula f, Formula g) {
    return new Subtract().of(f, g);
  }

  /** {@code f * g}, component by component. */
  public static Formula times(Formula f, Formula g) {
    return new Mult().of(f, g);
  }

  /** {@code f / g}, component by component. */
  public static Formula over(Formula f, Formula g) {
    return new Divide().of(f, g);
  }

  /** {@code -f}. */
  public static Formula negative(Formula f) {
    return new Minus().of(f);
  }

  /** {@code f * f}, component by component. */
  public static Formula square(Formula f) {
    return new Square().of(f);
  }

  /** A whole number. */
  public static Formula number(long value) {
    return Constant.of(value);
  }

  /** The number {@code numerator / denominator}. */
  public static Formula number(long numerator, long denominator) {
    return new Constant(numerator, denominator, Span.NONE);
  }
}
