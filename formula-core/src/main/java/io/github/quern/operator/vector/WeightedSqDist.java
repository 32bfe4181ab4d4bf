package io.github.quern.operator.vector;

import static io.github.quern.operator.scalar.Algebra.minus;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;

/** {@code WeightedSqDist(s,f,g)}: WeightedSqNorm(s, f - g). */
public final class WeightedSqDist {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.combination(
              "WeightedSqDist",
              "s f g",
              (operands, parameters, span) -> of(operands.get(0), operands.get(1), operands.get(2)),
              "WeightedSqNorm(s, f - g)",
              "WeightedSqDist(p, x, y)")
          .withDimensions("1 or D or D·D, D, D → 1")
          .withFormula("WeightedSqNorm(s, f − g)");

  private WeightedSqDist() {}

  /** The term. */
  public static Formula of(Formula s, Formula f, Formula g) {
    return WeightedSqNorm.of(s, minus(f, g));
  }
}
