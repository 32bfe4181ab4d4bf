package io.github.quern.reduction;

/**
 * {@code Max_SumShiftExp}: m = max_j F and s = Σ_j exp(F - m) for a formula F of dimension 1, as
 * one result of 2 components (m, s). An empty reduction gives (-Infinity, 0). State: m and s.
 */
public final class MaxSumShiftExpReduction {
  /** How {@code Genred} calls it. */
  public static final ReductionDefinition DEFINITION =
      ShiftedExponentials.definition("Max_SumShiftExp", ShiftedExponentials.Result.PAIR)
          .weight(ReductionDefinition.Weight.NONE)
          .formula("m = max_j F_j, Σ_j exp(F_j − m)")
          .shape("1 → (R, 2)")
          .summary("the two parts of a LogSumExp; empty: (-Inf, 0)");

  private MaxSumShiftExpReduction() {}
}
