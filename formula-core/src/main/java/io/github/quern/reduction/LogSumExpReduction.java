package io.github.quern.reduction;

/**
 * {@code LogSumExp}: log Σ_j exp(F(x_i, y_j)) G(x_i, y_j) for a formula F of dimension 1 and
 * weights G of any dimension DG; without weights G is 1. No overflow for large F. An empty sum
 * gives -Infinity, a negative one NaN; NaN propagates. State: the largest F so far, m, and Σ_j
 * exp(F - m) G.
 */
public final class LogSumExpReduction {
  /** How {@code Genred} calls it. */
  public static final ReductionDefinition DEFINITION =
      ShiftedExponentials.definition("LogSumExp", ShiftedExponentials.Result.LOGARITHM)
          .weight(ReductionDefinition.Weight.OPTIONAL)
          .formula("log Σ_j exp(F_j) G_j")
          .shape("1[, DG] → (R, 1) or (R, DG)")
          .summary("logarithm of a sum of exponentials; empty: -Inf; NaN: propagates");

  private LogSumExpReduction() {}
}
