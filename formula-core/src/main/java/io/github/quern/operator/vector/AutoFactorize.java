package io.github.quern.operator.vector;

import io.github.quern.formula.Definition;

/**
 * {@code AutoFactorize(f)}: f. In KeOps a hint to compute common terms once, as Quern always does.
 * The gradient is that of f.
 */
public final class AutoFactorize {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.combination(
              "AutoFactorize",
              "f",
              (operands, parameters, span) -> operands.getFirst(),
              "f, with a hint to compute common terms once",
              "AutoFactorize(Exp(x * y) + x * y)")
          .withFormula("f")
          .withDimensions("D → D");

  private AutoFactorize() {}
}
