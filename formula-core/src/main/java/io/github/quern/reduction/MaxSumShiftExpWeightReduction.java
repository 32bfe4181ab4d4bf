package io.github.quern.reduction;

/**
 * {@code Max_SumShiftExpWeight}: m = max_j F and s = Σ_j exp(F - m) G for a formula F of dimension
 * 1 and weights G of dimension DG (1 where none are given), as one result of 1 + DG components (m,
 * s). An empty reduction gives (-Infinity, 0). State: m and s.
 */
public final class MaxSumShiftExpWeightReduction {
  /** How {@code Genred} calls it. */
  public static final ReductionDefinition DEFINITION =
      ShiftedExponentials.definition("Max_SumShiftExpWeight", ShiftedExponentials.Result.PAIR)
          .weight(ReductionDefinition.Weight.OPTIONAL)
          .formula("m = max_j F_j, Σ_j exp(F_j − m) G_j")
          .shape("1[, DG] → (R, 1 + DG)")
          .summary("the two parts of a weighted LogSumExp; empty: (-Inf, 0)");

  private MaxSumShiftExpWeightReduction() {}
}
