package io.github.quern.operator.scalar;

import static io.github.quern.operator.scalar.Algebra.number;
import static io.github.quern.operator.scalar.Algebra.times;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.ir.Comparison;
import io.github.quern.ir.Scope;
import io.github.quern.ir.UnaryFunction;
import io.github.quern.ir.Value;

/** {@code Rsqrt(f)}: 1/√f, by convention 0 at 0; NaN below. Derivative -Rsqrt(f)³/2. */
public record Rsqrt() implements UnaryComponentwise {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator(
              "Rsqrt",
              "f",
              Rsqrt::new,
              "inverse square root, 0 at 0",
              "Rsqrt(IntCst(1) + Square(x))")
          .withFormula("1/√f");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Value component(Scope scope, Value f) {
    Value inverse = scope.divide(scope.constant(1), scope.unary(UnaryFunction.SQRT, f));
    Value zero = scope.constant(0);
    return scope.choose(Comparison.EQUAL, f, zero, zero, inverse);
  }

  @Override
  public Formula derivative(Formula f) {
    return times(number(-1, 2), new Pow(3).of(new Rsqrt().of(f)));
  }
}
