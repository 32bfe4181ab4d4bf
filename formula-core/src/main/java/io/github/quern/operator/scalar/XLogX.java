package io.github.quern.operator.scalar;

import static io.github.quern.operator.scalar.Algebra.number;
import static io.github.quern.operator.scalar.Algebra.plus;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.ir.Comparison;
import io.github.quern.ir.Scope;
import io.github.quern.ir.UnaryFunction;
import io.github.quern.ir.Value;

/** {@code XLogX(f)}: f log f, with value 0 at 0; NaN below. Derivative log f + 1. */
public record XLogX() implements UnaryComponentwise {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator("XLogX", "f", XLogX::new, "f log f, 0 at 0", "XLogX(Square(x))")
          .withFormula("f log f");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Value component(Scope scope, Value f) {
    Value product = scope.multiply(f, scope.unary(UnaryFunction.LOG, f));
    Value zero = scope.constant(0);
    return scope.choose(Comparison.EQUAL, f, zero, zero, product);
  }

  @Override
  public Formula derivative(Formula f) {
    return plus(new Log().of(f), number(1));
  }
}
