package io.github.quern.operator.vector;

import static io.github.quern.operator.scalar.Algebra.square;
import static io.github.quern.operator.scalar.Algebra.times;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;

/** {@code SqNormDiag(s,f)}: Σ s_k f_k². */
public final class SqNormDiag {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.combination(
              "SqNormDiag",
              "s f",
              (operands, parameters, span) -> of(operands.get(0), operands.get(1)),
              "sum of s_k f_k^2",
              "SqNormDiag(p, x - y)")
          .withDimensions("D, D → 1")
          .withFormula("Σ_k s_k f_k²");

  private SqNormDiag() {}

  /** The term. */
  public static Formula of(Formula s, Formula f) {
    return new Sum().of(times(s, square(f)));
  }
}
