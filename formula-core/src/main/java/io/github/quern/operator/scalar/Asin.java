package io.github.quern.operator.scalar;

import static io.github.quern.operator.scalar.Algebra.minus;
import static io.github.quern.operator.scalar.Algebra.number;
import static io.github.quern.operator.scalar.Algebra.square;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.ir.Scope;
import io.github.quern.ir.UnaryFunction;
import io.github.quern.ir.Value;

/** {@code Asin(f)}: the arc sine in radians; NaN outside [-1, 1]. Derivative 1/√(1-f²). */
public record Asin() implements UnaryComponentwise {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator("Asin", "f", Asin::new, "arc sine", "Asin(Sin(x))")
          .withFormula("arcsin f");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Value component(Scope scope, Value f) {
    return scope.unary(UnaryFunction.ASIN, f);
  }

  @Override
  public Formula derivative(Formula f) {
    return new Rsqrt().of(minus(number(1), square(f)));
  }
}
