package io.github.quern.reduction;

/** {@code LogSumExpWeight}: {@code LogSumExp} with weights, which must be given. */
public final class LogSumExpWeightReduction {
  /** How {@code Genred} calls it. */
  public static final ReductionDefinition DEFINITION =
      ShiftedExponentials.definition("LogSumExpWeight", ShiftedExponentials.Result.LOGARITHM)
          .weight(ReductionDefinition.Weight.REQUIRED)
          .formula("log Σ_j exp(F_j) G_j")
          .shape("1, DG → (R, DG)")
          .summary("LogSumExp with weights");

  private LogSumExpWeightReduction() {}
}
