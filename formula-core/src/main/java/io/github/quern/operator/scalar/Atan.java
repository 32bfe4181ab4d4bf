package io.github.quern.operator.scalar;

import static io.github.quern.operator.scalar.Algebra.number;
import static io.github.quern.operator.scalar.Algebra.plus;
import static io.github.quern.operator.scalar.Algebra.square;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.ir.Scope;
import io.github.quern.ir.UnaryFunction;
import io.github.quern.ir.Value;

/** {@code Atan(f)}: the arc tangent in radians. Derivative 1/(1+f²). */
public record Atan() implements UnaryComponentwise {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator("Atan", "f", Atan::new, "arc tangent", "Atan(x - y)")
          .withFormula("arctan f");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Value component(Scope scope, Value f) {
    return scope.unary(UnaryFunction.ATAN, f);
  }

  @Override
  public Formula derivative(Formula f) {
    return new Inv().of(plus(number(1), square(f)));
  }
}
