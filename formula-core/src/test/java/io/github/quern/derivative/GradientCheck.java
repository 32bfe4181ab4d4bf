package io.github.quern.derivative;

import io.github.quern.formula.Category;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Span;
import io.github.quern.formula.Variable;
import io.github.quern.testing.Evaluation;
import io.github.quern.testing.FiniteDifferences;
import io.github.quern.testing.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Compares gradients with finite differences. */
final class GradientCheck {
  /**
   * The differences are exact to about 1e-9 where those of several steps agree; a wrong derivative
   * is wrong by much more.
   */
  private static final double RELATIVE = 1e-6;

  private static final double ABSOLUTE = 1e-7;

  private final Formula formula;
  private final List<Variable> variables;
  private final Variable cotangent;
  private final FiniteDifferences differences;

  /**
   * Prepares checks of a formula.
   *
   * @param formula what to differentiate
   * @param variables the variables by position; the incoming gradient becomes a further one
   */
  GradientCheck(Formula formula, List<Variable> variables) {
    this.formula = formula;
    this.cotangent =
        new Variable(variables.size(), formula.dimension(), Category.PM, "e", Span.NONE);
    this.variables = new ArrayList<>(variables);
    this.variables.add(cotangent);
    this.differences = new FiniteDifferences(formula, this.variables);
  }

  /**
   * Checks the gradient with respect to one variable at one point.
   *
   * @param position which variable
   * @param point one vector per variable, by position
   * @param seed decides the incoming gradient
   * @return whether there was something to compare: false where the formula is not smooth
   */
  boolean holdsAt(int position, List<double[]> point, long seed) {
    double[] e = new SplittableRandom(seed).doubles(formula.dimension(), 0.5, 1.5).toArray();
    List<double[]> inputs = new ArrayList<>(point);
    inputs.add(e);
    Optional<double[]> expected = differences.gradient(inputs, position, e);
    if (expected.isEmpty()) {
      return false;
    }
    Variable variable = variables.get(position);
    Formula gradient = Gradient.of(formula, variable, cotangent);
    Numbers.requireAgreement(
        "Grad(" + formula + "," + variable + ",e) = " + gradient + ", seed " + seed,
        expected.get(),
        Evaluation.atFirstPair(gradient, variables, inputs),
        RELATIVE,
        ABSOLUTE);
    return true;
  }
}
