package io.github.quern.operator.vector;

import static io.github.quern.operator.scalar.Algebra.times;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.operator.scalar.Rsqrt;

/** {@code Normalize(f)}: f divided by its norm, Rsqrt(SqNorm2(f)) * f; 0 at 0. */
public final class Normalize {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.combination(
              "Normalize",
              "f",
              (operands, parameters, span) -> of(operands.getFirst()),
              "f / Norm2(f), 0 at 0",
              "Normalize(x - y)")
          .withFormula("f / √(Σ_k f_k²)");

  private Normalize() {}

  /** The term. */
  public static Formula of(Formula f) {
    return times(new Rsqrt().of(new SqNorm2().of(f)), f);
  }
}
