package io.github.quern.operator.vector;

import static io.github.quern.operator.scalar.Algebra.minus;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;

/** {@code SqDist(f,g)}: the squared Euclidean distance, SqNorm2(f - g). */
public final class SqDist {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.combination(
              "SqDist",
              "f g",
              (operands, parameters, span) -> of(operands.get(0), operands.get(1)),
              "squared Euclidean distance, SqNorm2(f - g)",
              "SqDist(x, y)")
          .withDimensions("D, D → 1")
          .withFormula("Σ_k (f_k − g_k)²");

  private SqDist() {}

  /** The term. */
  public static Formula of(Formula f, Formula g) {
    return new SqNorm2().of(minus(f, g));
  }
}
