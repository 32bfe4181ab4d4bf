package io.github.quern.operator.scalar;

import static io.github.quern.operator.scalar.Algebra.negative;
import static io.github.quern.operator.scalar.Algebra.square;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Value;

/** {@code Inv(f)}: the inverse 1/f; Infinity at 0. Derivative -1/f². */
public record Inv() implements UnaryComponentwise {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator(
              "Inv", "f", Inv::new, "inverse 1/f, also written 1/f", "Inv(IntCst(1) + Square(x))")
          .withFormula("1/f");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Value component(Scope scope, Value f) {
    return scope.divide(scope.constant(1), f);
  }

  @Override
  public Formula derivative(Formula f) {
    return negative(square(new Inv().of(f)));
  }
}
