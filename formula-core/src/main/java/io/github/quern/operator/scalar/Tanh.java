package io.github.quern.operator.scalar;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.ir.Comparison;
import io.github.quern.ir.Scope;
import io.github.quern.ir.UnaryFunction;
import io.github.quern.ir.Value;

/**
 * {@code Tanh(f)}: the hyperbolic tangent; 0 at 0, ±1 at ±Infinity, NaN stays, no overflow.
 * Derivative 1/Cosh(f)².
 *
 * <p>With u = expm1(-2|f|), which is between -1 and 0, it is -u/(u+2) with the sign of f.
 */
public record Tanh() implements UnaryComponentwise {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator("Tanh", "f", Tanh::new, "hyperbolic tangent", "Tanh(x - y)")
          .withFormula("sinh f / cosh f");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Value component(Scope scope, Value f) {
    Value size = scope.unary(UnaryFunction.ABS, f);
    Value u = new Expm1().component(scope, scope.multiply(scope.constant(-2), size));
    Value negative = scope.divide(u, scope.add(u, scope.constant(2)));
    Value positive = scope.unary(UnaryFunction.NEGATE, negative);
    return scope.choose(Comparison.LESS, f, scope.constant(0), negative, positive);
  }

  @Override
  public Formula derivative(Formula f) {
    return new Pow(-2).of(new Cosh().of(f));
  }
}
