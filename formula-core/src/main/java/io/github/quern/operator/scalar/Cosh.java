package io.github.quern.operator.scalar;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.ir.Scope;
import io.github.quern.ir.UnaryFunction;
import io.github.quern.ir.Value;

/**
 * {@code Cosh(f)}: the hyperbolic cosine; 1 at 0, Infinity at ±Infinity, NaN stays. Infinity on
 * overflow, for |f| above 710.47 (float32: 89.41) and not earlier. Derivative Sinh(f).
 */
public record Cosh() implements UnaryComponentwise {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator("Cosh", "f", Cosh::new, "hyperbolic cosine", "Cosh(x - y)")
          .withFormula("(e^f + e^−f)/2");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Value component(Scope scope, Value f) {
    Value half = halfExponential(scope, scope.unary(UnaryFunction.ABS, f));
    return scope.add(half, scope.divide(scope.constant(0.25), half));
  }

  /** e^f / 2, which does not overflow where only e^f does. */
  static Value halfExponential(Scope scope, Value f) {
    Value half = scope.constant(0.5);
    Value root = scope.unary(UnaryFunction.EXP, scope.multiply(half, f));
    return scope.multiply(scope.multiply(half, root), root);
  }

  @Override
  public Formula derivative(Formula f) {
    return new Sinh().of(f);
  }
}
