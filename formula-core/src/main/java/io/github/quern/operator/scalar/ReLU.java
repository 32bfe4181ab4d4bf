package io.github.quern.operator.scalar;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.ir.Comparison;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Value;

/** {@code ReLU(f)}: 0 if f&lt;0, f otherwise, NaN included. Derivative Step(f). */
public record ReLU() implements UnaryComponentwise {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator("ReLU", "f", ReLU::new, "0 if f<0, f if f>=0", "ReLU(x - y)")
          .withFormula("max(f, 0)");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Value component(Scope scope, Value f) {
    Value zero = scope.constant(0);
    return scope.choose(Comparison.LESS, f, zero, zero, f);
  }

  @Override
  public Formula derivative(Formula f) {
    return new Step().of(f);
  }
}
