package io.github.quern.operator.scalar;

import static io.github.quern.operator.scalar.Algebra.minus;
import static io.github.quern.operator.scalar.Algebra.negative;
import static io.github.quern.operator.scalar.Algebra.number;
import static io.github.quern.operator.scalar.Algebra.square;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.ir.Scope;
import io.github.quern.ir.UnaryFunction;
import io.github.quern.ir.Value;

/** {@code Acos(f)}: the arc cosine in radians; NaN outside [-1, 1]. Derivative -1/√(1-f²). */
public record Acos() implements UnaryComponentwise {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator("Acos", "f", Acos::new, "arc cosine", "Acos(Sin(x))")
          .withFormula("arccos f");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Value component(Scope scope, Value f) {
    return scope.unary(UnaryFunction.ACOS, f);
  }

  @Override
  public Formula derivative(Formula f) {
    return negative(new Rsqrt().of(minus(number(1), square(f))));
  }
}
