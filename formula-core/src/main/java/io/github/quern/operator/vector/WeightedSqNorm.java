package io.github.quern.operator.vector;

import io.github.quern.formula.Definition;
import io.github.quern.formula.DimensionException;
import io.github.quern.formula.Formula;
import io.github.quern.operator.matrix.SymSqNorm;

/**
 * {@code WeightedSqNorm(s,f)}: a squared norm whose weight is chosen by the size of s: a scalar
 * ({@link SqNormIso}), one weight per component ({@link SqNormDiag}), or a row-major square matrix
 * ({@link SymSqNorm}), tested in this order.
 */
public final class WeightedSqNorm {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.combination(
              "WeightedSqNorm",
              "s f",
              (operands, parameters, span) -> of(operands.get(0), operands.get(1)),
              "squared norm weighted by a scalar, a diagonal or a full matrix",
              "WeightedSqNorm(a, x - y)")
          .withDimensions("1 or D or D·D, D → 1")
          .withFormula("s Σ_k f_k², Σ_k s_k f_k² or Σ_kl f_k s_kl f_l");

  private WeightedSqNorm() {}

  /** The term. */
  public static Formula of(Formula s, Formula f) {
    if (s.isScalar()) {
      return SqNormIso.of(s, f);
    }
    if (s.dimension() == f.dimension()) {
      return SqNormDiag.of(s, f);
    }
    long side = f.dimension();
    if (s.dimension() == side * side) {
      return new SymSqNorm().of(s, f);
    }
    throw new DimensionException(
        "WeightedSqNorm needs a weight of dimension 1, "
            + side
            + " or "
            + side * side
            + " for a vector of dimension "
            + side
            + ", not "
            + s.dimension()
            + ".",
        0);
  }
}
