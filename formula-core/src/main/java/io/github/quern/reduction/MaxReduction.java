package io.github.quern.reduction;

/**
 * {@code Max}: max_j F(x_i, y_j), component by component; D components. NaN never wins; an empty
 * maximum, or one of NaNs only, is -Infinity. State: the largest values so far.
 */
public final class MaxReduction {
  /** How {@code Genred} calls it. */
  public static final ReductionDefinition DEFINITION =
      ExtremumReduction.definition("Max", true, true, false)
          .formula("max_j F_j")
          .shape("D → (R, D)")
          .summary("largest value; empty: -Inf; NaN: never wins");

  private MaxReduction() {}
}
