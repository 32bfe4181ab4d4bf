package io.github.quern.operator.scalar;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.ir.Comparison;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Value;
import org.jspecify.annotations.Nullable;

/** {@code Sign(f)}: -1, 0 or 1 with the sign of f; 0 at 0 and for NaN. Derivative zero. */
public record Sign() implements UnaryComponentwise {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator("Sign", "f", Sign::new, "-1 if f<0, 0 if f=0, 1 if f>0", "Sign(x - y)")
          .withFormula("[f > 0] − [f < 0]");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Value component(Scope scope, Value f) {
    Value zero = scope.constant(0);
    Value negative = scope.choose(Comparison.LESS, f, zero, scope.constant(-1), zero);
    return scope.choose(Comparison.LESS, zero, f, scope.constant(1), negative);
  }

  @Override
  public @Nullable Formula derivative(Formula f) {
    return null;
  }
}
