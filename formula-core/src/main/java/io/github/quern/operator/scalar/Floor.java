package io.github.quern.operator.scalar;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.ir.Scope;
import io.github.quern.ir.UnaryFunction;
import io.github.quern.ir.Value;
import org.jspecify.annotations.Nullable;

/** {@code Floor(f)}: the largest whole number not above f. Derivative zero. */
public record Floor() implements UnaryComponentwise {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator("Floor", "f", Floor::new, "largest integer not above f", "Floor(x - y)")
          .withFormula("⌊f⌋");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Value component(Scope scope, Value f) {
    return scope.unary(UnaryFunction.FLOOR, f);
  }

  @Override
  public @Nullable Formula derivative(Formula f) {
    return null;
  }
}
