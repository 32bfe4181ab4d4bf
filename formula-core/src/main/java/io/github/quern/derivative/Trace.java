package io.github.quern.derivative;

import io.github.quern.formula.Definition;
import io.github.quern.formula.DimensionException;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Variable;
import io.github.quern.operator.scalar.Algebra;
import io.github.quern.operator.vector.Sum;
import io.github.quern.simplify.Simplifier;

/**
 * {@code TraceOperator(f,v)}: the trace of the linear map that takes v to f, as a scalar. A scalar
 * f stands for the vector that repeats it, so its trace is the sum of the map's one row. The value
 * of v does not matter.
 */
public final class Trace {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.combination(
              "TraceOperator",
              "f v",
              (operands, parameters, span) ->
                  of(operands.get(0), Variables.require("TraceOperator", operands, 1)),
              "trace of f as a linear map of the variable v",
              "TraceOperator(MatVecMult(a, x), x)")
          .withFormula("Σ_b ∂f_b/∂v_b")
          .withDimensions("n or 1, n → 1, f linear in v");

  private Trace() {}

  /**
   * The trace, simplified.
   *
   * @param formula f, linear in v
   * @param variable v
   * @throws DimensionException if f is not linear in v, or neither a scalar nor of v's dimension
   */
  public static Formula of(Formula formula, Variable variable) {
    Linear.require("TraceOperator", formula, variable);
    if (formula.isScalar()) {
      return Simplifier.simplify(new Sum().of(Gradient.of(formula, variable, Algebra.number(1))));
    }
    Variables.requireDimension("TraceOperator", "f", formula, variable.dimension(), 0);
    return Simplifier.simplify(Diagonal.sum(formula, variable));
  }
}
