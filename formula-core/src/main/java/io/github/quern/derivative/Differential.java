package io.github.quern.derivative;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Variable;
import io.github.quern.operator.scalar.Algebra;
import io.github.quern.operator.vector.Scalprod;
import io.github.quern.simplify.Simplifier;

/**
 * {@code Diff(f,v,u)}: the Jacobian-vector product Σ_b u_b ∂f/∂v_b, of the dimension of f; what
 * forward-mode differentiation gives.
 *
 * <p>Operators state their derivative once, for reverse mode. Since Grad(f,v,w) is linear in w, the
 * gradient of (Grad(f,v,w) | u) in w is the product sought, and w is not left in it.
 */
public final class Differential {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.combination(
              "Diff",
              "f v u",
              (operands, parameters, span) ->
                  of(operands.get(0), Variables.require("Diff", operands, 1), operands.get(2)),
              "derivative of f along u in the variable v",
              "Diff(Exp(-SqDist(x, y)), x, p)")
          .withFormula("Σ_b u_b ∂f/∂v_b")
          .withDimensions("D, n, n → D");

  private Differential() {}

  /**
   * The derivative of a formula in a direction, simplified.
   *
   * @param formula f
   * @param variable v
   * @param direction u, of the dimension of v
   * @return the Jacobian-vector product; zeros where f does not contain v
   * @throws io.github.quern.formula.DimensionException if u has another dimension than v
   * @throws io.github.quern.formula.FormulaException if v is behind an operator that has no
   *     derivative
   */
  public static Formula of(Formula formula, Variable variable, Formula direction) {
    Variables.requireDimension("Diff", "u", direction, variable.dimension(), 2);
    Variable cotangent = Variables.fresh(formula.dimension());
    Formula gradient = Simplifier.simplify(Gradient.of(formula, variable, cotangent));
    Formula product = new Scalprod().of(gradient, direction);
    return Simplifier.simplify(Gradient.of(product, cotangent, Algebra.number(1)));
  }
}
