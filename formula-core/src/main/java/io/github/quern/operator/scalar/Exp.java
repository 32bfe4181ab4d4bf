package io.github.quern.operator.scalar;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.ir.Scope;
import io.github.quern.ir.UnaryFunction;
import io.github.quern.ir.Value;

/** {@code Exp(f)}: the exponential function; Infinity on overflow. Derivative Exp(f). */
public record Exp() implements UnaryComponentwise {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator("Exp", "f", Exp::new, "exponential function", "Exp(-SqDist(x, y))")
          .withFormula("e^f");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Value component(Scope scope, Value f) {
    return scope.unary(UnaryFunction.EXP, f);
  }

  @Override
  public Formula derivative(Formula f) {
    return new Exp().of(f);
  }
}
