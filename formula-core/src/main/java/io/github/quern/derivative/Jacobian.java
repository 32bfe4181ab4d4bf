package io.github.quern.derivative;

import io.github.quern.formula.Definition;
import io.github.quern.formula.DimensionException;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Variable;
import io.github.quern.operator.scalar.Algebra;
import io.github.quern.operator.vector.Concat;
import io.github.quern.operator.vector.ElemT;
import io.github.quern.simplify.Simplifier;
import java.util.function.IntFunction;

/**
 * {@code GradMatrix(f,v)}: the Jacobian matrix, row-major: entry a·n + b is ∂f_a/∂v_b, where n is
 * the dimension of v.
 */
public final class Jacobian {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.combination(
              "GradMatrix",
              "f v",
              (operands, parameters, span) ->
                  of(operands.get(0), Variables.require("GradMatrix", operands, 1)),
              "Jacobian matrix of f in the variable v, row-major",
              "GradMatrix(x * y, x)")
          .withFormula("(∂f_a/∂v_b)_(a n + b)")
          .withDimensions("D, n → D·n");

  /** Most rows: each is a gradient of its own. */
  private static final int MOST_ROWS = 1024;

  private Jacobian() {}

  /**
   * The Jacobian matrix, simplified.
   *
   * @param formula f
   * @param variable v
   * @throws DimensionException if f has more than 1024 components
   * @throws io.github.quern.formula.FormulaException if v is behind an operator that has no
   *     derivative
   */
  public static Formula of(Formula formula, Variable variable) {
    return Simplifier.simplify(rows(formula, component -> row(formula, variable, component)));
  }

  /** A part for each component of a formula, concatenated. */
  static Formula rows(Formula formula, IntFunction<Formula> part) {
    if (formula.dimension() > MOST_ROWS) {
      throw new DimensionException(
          "A Jacobian matrix takes one gradient for each component, at most "
              + MOST_ROWS
              + "; this formula has "
              + formula.dimension()
              + ".",
          0);
    }
    return concatenated(0, formula.dimension(), part);
  }

  /** Row a: the gradient of f_a. */
  static Formula row(Formula formula, Variable variable, int component) {
    Formula one = Algebra.number(1);
    return Gradient.of(
        formula,
        variable,
        formula.isScalar() ? one : new ElemT(formula.dimension(), component).of(one));
  }

  /** Parts from one to before another; halved, so that the formula is not deep. */
  private static Formula concatenated(int from, int to, IntFunction<Formula> part) {
    if (to - from == 1) {
      return part.apply(from);
    }
    int middle = (from + to) >>> 1;
    return new Concat().of(concatenated(from, middle, part), concatenated(middle, to, part));
  }
}
