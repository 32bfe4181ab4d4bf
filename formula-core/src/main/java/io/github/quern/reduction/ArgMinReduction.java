package io.github.quern.reduction;

/**
 * {@code ArgMin}: the position j of the smallest F(x_i, y_j), component by component; D integers
 * from 0. NaN never wins, of equal values the lowest position does; 0 for an empty row, or one
 * where nothing is below +Infinity. State: the smallest values so far and their positions.
 */
public final class ArgMinReduction {
  /** How {@code Genred} calls it. */
  public static final ReductionDefinition DEFINITION =
      ExtremumReduction.definition("ArgMin", false, false, true)
          .formula("argmin_j F_j")
          .shape("D → (R, D) of int64")
          .summary("position of the smallest value; ties: lowest; empty: 0; NaN: never wins");

  private ArgMinReduction() {}
}
