package io.github.quern.derivative;

import io.github.quern.formula.Definition;
import io.github.quern.formula.DimensionException;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Variable;
import io.github.quern.simplify.Simplifier;

/**
 * {@code AdjointOperator(f,v,u)}: the adjoint of the linear map that takes v to f, applied to u; a
 * vector of the dimension of v. The value of v does not matter.
 */
public final class Adjoint {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.combination(
              "AdjointOperator",
              "f v u",
              (operands, parameters, span) ->
                  of(
                      operands.get(0),
                      Variables.require("AdjointOperator", operands, 1),
                      operands.get(2)),
              "adjoint of f as a linear map of the variable v, applied to u",
              "AdjointOperator(MatVecMult(a, x), x, y)")
          .withFormula("Σ_a u_a ∂f_a/∂v")
          .withDimensions("D, n, D → n, f linear in v");

  private Adjoint() {}

  /**
   * The adjoint applied to a vector, simplified.
   *
   * @param formula f, linear in v
   * @param variable v
   * @param operand u, of the dimension of f
   * @throws DimensionException if f is not linear in v, or u has another dimension than f
   */
  public static Formula of(Formula formula, Variable variable, Formula operand) {
    Linear.require("AdjointOperator", formula, variable);
    Variables.requireDimension("AdjointOperator", "u", operand, formula.dimension(), 2);
    return Simplifier.simplify(Gradient.of(formula, variable, operand));
  }
}
