package io.github.quern.operator.scalar;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.ir.Scope;
import io.github.quern.ir.UnaryFunction;
import io.github.quern.ir.Value;

/** {@code Abs(f)}: the absolute value. Derivative Sign(f). */
public record Abs() implements UnaryComponentwise {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator("Abs", "f", Abs::new, "absolute value", "Abs(x - y)").withFormula("|f|");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Value component(Scope scope, Value f) {
    return scope.unary(UnaryFunction.ABS, f);
  }

  @Override
  public Formula derivative(Formula f) {
    return new Sign().of(f);
  }
}
