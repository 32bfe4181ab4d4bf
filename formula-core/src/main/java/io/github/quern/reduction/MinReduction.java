package io.github.quern.reduction;

/**
 * {@code Min}: min_j F(x_i, y_j), component by component; D components. NaN never wins; an empty
 * minimum, or one of NaNs only, is +Infinity. State: the smallest values so far.
 */
public final class MinReduction {
  /** How {@code Genred} calls it. */
  public static final ReductionDefinition DEFINITION =
      ExtremumReduction.definition("Min", false, true, false)
          .formula("min_j F_j")
          .shape("D → (R, D)")
          .summary("smallest value; empty: +Inf; NaN: never wins");

  private MinReduction() {}
}
