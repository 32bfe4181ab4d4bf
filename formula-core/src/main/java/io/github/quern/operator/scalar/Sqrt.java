package io.github.quern.operator.scalar;

import static io.github.quern.operator.scalar.Algebra.number;
import static io.github.quern.operator.scalar.Algebra.times;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.ir.Scope;
import io.github.quern.ir.UnaryFunction;
import io.github.quern.ir.Value;

/** {@code Sqrt(f)}: the square root; NaN below 0. Derivative Rsqrt(f)/2, by convention 0 at 0. */
public record Sqrt() implements UnaryComponentwise {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator("Sqrt", "f", Sqrt::new, "square root", "Sqrt(Square(x) + Square(y))")
          .withFormula("√f");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Value component(Scope scope, Value f) {
    return scope.unary(UnaryFunction.SQRT, f);
  }

  @Override
  public Formula derivative(Formula f) {
    return times(number(1, 2), new Rsqrt().of(f));
  }
}
