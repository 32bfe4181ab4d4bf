package io.github.quern.operator.scalar;

import static io.github.quern.operator.scalar.Algebra.number;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.ir.Scope;
import io.github.quern.ir.UnaryFunction;
import io.github.quern.ir.Value;
import java.util.Set;

/** {@code -f}, {@code Minus(f)}: the opposite. Derivative -1. */
public record Minus() implements UnaryComponentwise {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator("Minus", "f", Minus::new, "opposite, also written -f", "-x")
          .withFormula("−f");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Value component(Scope scope, Value f) {
    return scope.unary(UnaryFunction.NEGATE, f);
  }

  @Override
  public boolean isLinearIn(Set<Integer> operands) {
    return true;
  }

  @Override
  public Formula derivative(Formula f) {
    return number(-1);
  }
}
