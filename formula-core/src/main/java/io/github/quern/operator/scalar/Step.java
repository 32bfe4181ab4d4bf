package io.github.quern.operator.scalar;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.ir.Comparison;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Value;
import org.jspecify.annotations.Nullable;

/** {@code Step(f)}: 0 if f&lt;0, 1 otherwise, NaN included. Derivative zero. */
public record Step() implements UnaryComponentwise {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator("Step", "f", Step::new, "0 if f<0, 1 if f>=0", "Step(x - y)")
          .withFormula("1 − [f < 0]");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Value component(Scope scope, Value f) {
    Value zero = scope.constant(0);
    return scope.choose(Comparison.LESS, f, zero, zero, scope.constant(1));
  }

  @Override
  public @Nullable Formula derivative(Formula f) {
    return null;
  }
}
