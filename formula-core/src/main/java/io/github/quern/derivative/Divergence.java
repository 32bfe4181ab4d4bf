package io.github.quern.derivative;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Variable;
import io.github.quern.simplify.Simplifier;

/** {@code Divergence(f,v)}: the trace Σ_b ∂f_b/∂v_b of the Jacobian matrix; a scalar. */
public final class Divergence {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.combination(
              "Divergence",
              "f v",
              (operands, parameters, span) ->
                  of(operands.get(0), Variables.require("Divergence", operands, 1)),
              "divergence of f in the variable v",
              "Divergence(x * SqDist(x, y), x)")
          .withFormula("Σ_b ∂f_b/∂v_b")
          .withDimensions("n, n → 1");

  private Divergence() {}

  /**
   * The divergence, simplified.
   *
   * @param formula f
   * @param variable v
   * @throws io.github.quern.formula.DimensionException if f has another dimension than v
   * @throws io.github.quern.formula.FormulaException if v is behind an operator that has no
   *     derivative
   */
  public static Formula of(Formula formula, Variable variable) {
    Variables.requireDimension("Divergence", "f", formula, variable.dimension(), 0);
    return Simplifier.simplify(Diagonal.sum(formula, variable));
  }
}
