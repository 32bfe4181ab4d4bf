package io.github.quern.operator.scalar;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.ir.Scope;
import io.github.quern.ir.UnaryFunction;
import io.github.quern.ir.Value;

/** {@code Sin(f)}: the sine, argument in radians. Derivative Cos(f). */
public record Sin() implements UnaryComponentwise {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator("Sin", "f", Sin::new, "sine", "Sin(x - y)").withFormula("sin f");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Value component(Scope scope, Value f) {
    return scope.unary(UnaryFunction.SIN, f);
  }

  @Override
  public Formula derivative(Formula f) {
    return new Cos().of(f);
  }
}
