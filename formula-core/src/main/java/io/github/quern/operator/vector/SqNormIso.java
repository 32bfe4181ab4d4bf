package io.github.quern.operator.vector;

import static io.github.quern.operator.scalar.Algebra.times;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;

/** {@code SqNormIso(s,f)}: s SqNorm2(f) for a scalar s. */
public final class SqNormIso {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.combination(
              "SqNormIso",
              "s f",
              (operands, parameters, span) -> of(operands.get(0), operands.get(1)),
              "s * SqNorm2(f), s a scalar",
              "SqNormIso(g, x - y)")
          .withDimensions("1, D → 1")
          .withFormula("s Σ_k f_k²");

  private SqNormIso() {}

  /** The term. */
  public static Formula of(Formula s, Formula f) {
    return times(s, new SqNorm2().of(f));
  }
}
