package io.github.quern.operator.complex;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;

/**
 * {@code ComplexScal(s,f)}: the complex number s times the complex vector f; {@link ComplexMult}
 * under the name that KeOps documents.
 */
public final class ComplexScal {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.combination(
              "ComplexScal",
              "s f",
              (operands, parameters, span) -> of(operands.get(0), operands.get(1)),
              "complex number times complex vector",
              "ComplexScal(Real2Complex(s), ComplexExp1j(x))")
          .withFormula("s f")
          .withDimensions("2, 2D → 2D");

  private ComplexScal() {}

  /** The term. */
  public static Formula of(Formula s, Formula f) {
    return new ComplexMult().of(s, f);
  }
}
