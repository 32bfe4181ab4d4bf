package io.github.quern.reduction;

/**
 * {@code ArgMax}: the position j of the largest F(x_i, y_j), component by component; D integers
 * from 0. NaN never wins, of equal values the lowest position does; 0 for an empty row, or one
 * where nothing is above -Infinity. State: the largest values so far and their positions.
 */
public final class ArgMaxReduction {
  /** How {@code Genred} calls it. */
  public static final ReductionDefinition DEFINITION =
      ExtremumReduction.definition("ArgMax", true, false, true)
          .formula("argmax_j F_j")
          .shape("D → (R, D) of int64")
          .summary("position of the largest value; ties: lowest; empty: 0; NaN: never wins");

  private ArgMaxReduction() {}
}
