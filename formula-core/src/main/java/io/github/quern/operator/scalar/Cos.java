package io.github.quern.operator.scalar;

import static io.github.quern.operator.scalar.Algebra.negative;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.ir.Scope;
import io.github.quern.ir.UnaryFunction;
import io.github.quern.ir.Value;

/** {@code Cos(f)}: the cosine, argument in radians. Derivative -Sin(f). */
public record Cos() implements UnaryComponentwise {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator("Cos", "f", Cos::new, "cosine", "Cos(x - y)").withFormula("cos f");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Value component(Scope scope, Value f) {
    return scope.unary(UnaryFunction.COS, f);
  }

  @Override
  public Formula derivative(Formula f) {
    return negative(new Sin().of(f));
  }
}
