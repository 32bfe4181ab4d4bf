package io.github.quern.operator.complex;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.operator.scalar.Sqrt;

/**
 * {@code ComplexAbs(f)}: the absolute values Sqrt(ComplexSquareAbs(f)), from dimension 2n to n.
 * Gradient: e f / |f|, 0 at 0.
 */
public final class ComplexAbs {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.combination(
              "ComplexAbs",
              "f",
              (operands, parameters, span) -> of(operands.getFirst()),
              "absolute values of complex numbers",
              "ComplexAbs(ComplexExp1j(x) + Real2Complex(y))")
          .withFormula("|f|")
          .withDimensions("2D → D");

  private ComplexAbs() {}

  /** The term. */
  public static Formula of(Formula f) {
    return new Sqrt().of(new ComplexSquareAbs().of(f));
  }
}
