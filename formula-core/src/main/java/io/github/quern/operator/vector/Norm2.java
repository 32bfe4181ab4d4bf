package io.github.quern.operator.vector;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.operator.scalar.Sqrt;

/** {@code Norm2(f)}: the Euclidean norm, Sqrt(SqNorm2(f)); its gradient at 0 is 0. */
public final class Norm2 {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.combination(
              "Norm2",
              "f",
              (operands, parameters, span) -> of(operands.getFirst()),
              "Euclidean norm, Sqrt(SqNorm2(f))",
              "Norm2(x - y)")
          .withDimensions("D → 1")
          .withFormula("√(Σ_k f_k²)");

  private Norm2() {}

  /** The term. */
  public static Formula of(Formula f) {
    return new Sqrt().of(new SqNorm2().of(f));
  }
}
