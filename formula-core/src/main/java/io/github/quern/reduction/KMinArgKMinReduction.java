package io.github.quern.reduction;

/**
 * {@code KMin_ArgKMin}: the K smallest values of F(x_i, y_j) over j and their positions, as two
 * results; what {@code KMin} and {@code ArgKMin} give.
 */
public final class KMinArgKMinReduction {
  /** How {@code Genred} calls it. */
  public static final ReductionDefinition DEFINITION =
      SmallestReduction.definition("KMin_ArgKMin", true, true)
          .formula("K smallest F_j, their positions")
          .shape("1 → (R, K) twice; D → (R, K, D) twice")
          .summary("K smallest values and their positions");

  private KMinArgKMinReduction() {}
}
