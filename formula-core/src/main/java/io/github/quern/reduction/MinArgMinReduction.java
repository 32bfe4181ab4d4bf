package io.github.quern.reduction;

/**
 * {@code Min_ArgMin}: the smallest F(x_i, y_j) and its position j, component by component, as two
 * results of D components; what {@code Min} and {@code ArgMin} give.
 */
public final class MinArgMinReduction {
  /** How {@code Genred} calls it. */
  public static final ReductionDefinition DEFINITION =
      ExtremumReduction.definition("Min_ArgMin", false, true, true)
          .formula("min_j F_j, argmin_j F_j")
          .shape("D → (R, D), (R, D) of int64")
          .summary("smallest value and its position");

  private MinArgMinReduction() {}
}
