package io.github.quern.reduction;

/**
 * {@code Max_ArgMax}: the largest F(x_i, y_j) and its position j, component by component, as two
 * results of D components; what {@code Max} and {@code ArgMax} give.
 */
public final class MaxArgMaxReduction {
  /** How {@code Genred} calls it. */
  public static final ReductionDefinition DEFINITION =
      ExtremumReduction.definition("Max_ArgMax", true, true, true)
          .formula("max_j F_j, argmax_j F_j")
          .shape("D → (R, D), (R, D) of int64")
          .summary("largest value and its position");

  private MaxArgMaxReduction() {}
}
