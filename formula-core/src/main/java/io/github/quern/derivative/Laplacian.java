package io.github.quern.derivative;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Variable;
import io.github.quern.operator.scalar.Algebra;
import io.github.quern.simplify.Simplifier;

/** {@code Laplacian(f,v)}: the divergence Σ_b ∂²f/∂v_b² of the gradient of a scalar; a scalar. */
public final class Laplacian {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.combination(
              "Laplacian",
              "f v",
              (operands, parameters, span) ->
                  of(operands.get(0), Variables.require("Laplacian", operands, 1)),
              "Laplacian of the scalar f in the variable v",
              "Laplacian(Exp(-SqDist(x, y)), x)")
          .withFormula("Σ_b ∂²f/∂v_b²")
          .withDimensions("1, n → 1");

  private Laplacian() {}

  /**
   * The Laplacian, simplified.
   *
   * @param formula f
   * @param variable v
   * @throws io.github.quern.formula.DimensionException if f is not a scalar
   * @throws io.github.quern.formula.FormulaException if v is behind an operator that has no
   *     derivative
   */
  public static Formula of(Formula formula, Variable variable) {
    Variables.requireDimension("Laplacian", "f", formula, 1, 0);
    return Divergence.of(
        Simplifier.simplify(Gradient.of(formula, variable, Algebra.number(1))), variable);
  }
}
