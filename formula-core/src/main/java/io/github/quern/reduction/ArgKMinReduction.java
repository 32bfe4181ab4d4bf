package io.github.quern.reduction;

/**
 * {@code ArgKMin}: the positions j of the K smallest values of F(x_i, y_j), by ascending value,
 * component by component: (K) integers from 0 for a formula of dimension 1, else (K, D). Of equal
 * values the lower position comes first; NaN never counts; where there are fewer than K values, 0
 * fills up. State: the K smallest values so far and their positions.
 */
public final class ArgKMinReduction {
  /** How {@code Genred} calls it. */
  public static final ReductionDefinition DEFINITION =
      SmallestReduction.definition("ArgKMin", false, true)
          .formula("positions of the K smallest F_j")
          .shape("1 → (R, K); D → (R, K, D) of int64")
          .summary("their positions; ties: lowest first; missing: 0");

  private ArgKMinReduction() {}
}
