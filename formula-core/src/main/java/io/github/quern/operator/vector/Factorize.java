package io.github.quern.operator.vector;

import io.github.quern.formula.Definition;

/**
 * {@code Factorize(f,g)}: f. In KeOps a hint to compute g once; Quern computes every common term
 * once without being told. The gradient is that of f.
 */
public final class Factorize {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.combination(
              "Factorize",
              "f g",
              (operands, parameters, span) -> operands.getFirst(),
              "f, with a hint to compute g once",
              "Factorize(Exp(x * y) + x * y, x * y)")
          .withFormula("f")
          .withDimensions("D, E → D");

  private Factorize() {}
}
