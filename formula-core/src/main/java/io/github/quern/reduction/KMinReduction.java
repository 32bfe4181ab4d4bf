package io.github.quern.reduction;

/**
 * {@code KMin}: the K smallest values of F(x_i, y_j) over j, ascending, component by component: (K)
 * numbers for a formula of dimension 1, else (K, D). NaN never counts; where there are fewer than K
 * values, +Infinity fills up. State: the K smallest values so far.
 */
public final class KMinReduction {
  /** How {@code Genred} calls it. */
  public static final ReductionDefinition DEFINITION =
      SmallestReduction.definition("KMin", true, false)
          .formula("K smallest F_j")
          .shape("1 → (R, K); D → (R, K, D)")
          .summary("K smallest values, ascending; missing: +Inf; NaN: never counts");

  private KMinReduction() {}
}
