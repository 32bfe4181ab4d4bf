package io.github.quern.operator.scalar;

import static io.github.quern.operator.scalar.Algebra.negative;
import static io.github.quern.operator.scalar.Algebra.times;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.ir.Comparison;
import io.github.quern.ir.Scope;
import io.github.quern.ir.UnaryFunction;
import io.github.quern.ir.Value;

/**
 * {@code Sigmoid(f)}: the logistic function 1/(1+e^-f); ½ at 0, 0 at -Infinity, 1 at Infinity, NaN
 * stays, no overflow. Derivative Sigmoid(f) Sigmoid(-f).
 *
 * <p>For negative f it is written e^f/(1+e^f), so that it keeps its accuracy down to the smallest
 * numbers.
 */
public record Sigmoid() implements UnaryComponentwise {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator("Sigmoid", "f", Sigmoid::new, "logistic function", "Sigmoid(x - y)")
          .withFormula("1/(1 + e^−f)");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Value component(Scope scope, Value f) {
    Value opposite = scope.unary(UnaryFunction.NEGATE, scope.unary(UnaryFunction.ABS, f));
    Value small = scope.unary(UnaryFunction.EXP, opposite);
    Value one = scope.constant(1);
    Value numerator = scope.choose(Comparison.LESS, f, scope.constant(0), small, one);
    return scope.divide(numerator, scope.add(one, small));
  }

  @Override
  public Formula derivative(Formula f) {
    return times(new Sigmoid().of(f), new Sigmoid().of(negative(f)));
  }
}
