package io.github.quern.operator.scalar;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.ir.Scope;
import io.github.quern.ir.UnaryFunction;
import io.github.quern.ir.Value;
import org.jspecify.annotations.Nullable;

/**
 * {@code Ceil(f)}: the smallest whole number not below f; infinities and NaN stay. Derivative zero.
 */
public record Ceil() implements UnaryComponentwise {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator("Ceil", "f", Ceil::new, "smallest integer not below f", "Ceil(x - y)")
          .withFormula("⌈f⌉");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Value component(Scope scope, Value f) {
    Value below = scope.unary(UnaryFunction.FLOOR, scope.unary(UnaryFunction.NEGATE, f));
    return scope.unary(UnaryFunction.NEGATE, below);
  }

  @Override
  public @Nullable Formula derivative(Formula f) {
    return null;
  }
}
