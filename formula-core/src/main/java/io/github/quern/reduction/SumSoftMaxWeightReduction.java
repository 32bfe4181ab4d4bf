package io.github.quern.reduction;

/**
 * {@code SumSoftMaxWeight}: Σ_j exp(F) G / Σ_j exp(F) for a formula F of dimension 1 and weights G
 * of any dimension DG: the mean of G with the softmax of F over j as weights. No overflow for large
 * F. An empty sum gives NaN; NaN propagates. State: the largest F so far, m, and Σ_j exp(F - m) (1,
 * G).
 */
public final class SumSoftMaxWeightReduction {
  /** How {@code Genred} calls it. */
  public static final ReductionDefinition DEFINITION =
      ShiftedExponentials.definition("SumSoftMaxWeight", ShiftedExponentials.Result.MEAN)
          .weight(ReductionDefinition.Weight.REQUIRED)
          .formula("Σ_j exp(F_j) G_j / Σ_j exp(F_j)")
          .shape("1, DG → (R, DG)")
          .summary("mean of G weighted by the softmax of F; empty: NaN; NaN: propagates");

  private SumSoftMaxWeightReduction() {}
}
