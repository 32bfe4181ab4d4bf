package io.github.quern.operator.scalar;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.ir.Scope;
import io.github.quern.ir.UnaryFunction;
import io.github.quern.ir.Value;

/** {@code Log(f)}: the natural logarithm; -Infinity at 0, NaN below. Derivative 1/f. */
public record Log() implements UnaryComponentwise {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator("Log", "f", Log::new, "natural logarithm", "Log(IntCst(1) + Square(x))")
          .withFormula("log f");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Value component(Scope scope, Value f) {
    return scope.unary(UnaryFunction.LOG, f);
  }

  @Override
  public Formula derivative(Formula f) {
    return new Inv().of(f);
  }
}
