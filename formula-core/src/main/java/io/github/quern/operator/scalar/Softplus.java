package io.github.quern.operator.scalar;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.ir.Scope;
import io.github.quern.ir.UnaryFunction;
import io.github.quern.ir.Value;

/**
 * {@code Softplus(f)}: log(1 + e^f), a smooth ReLU; log 2 at 0, 0 at -Infinity, Infinity and NaN
 * stay, no overflow. Derivative Sigmoid(f).
 *
 * <p>It is max(f, 0) + log1p(e^-|f|).
 */
public record Softplus() implements UnaryComponentwise {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator("Softplus", "f", Softplus::new, "smooth ReLU", "Softplus(x - y)")
          .withFormula("log(1 + e^f)");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Value component(Scope scope, Value f) {
    Value opposite = scope.unary(UnaryFunction.NEGATE, scope.unary(UnaryFunction.ABS, f));
    Value rest = new Log1p().component(scope, scope.unary(UnaryFunction.EXP, opposite));
    return scope.add(new ReLU().component(scope, f), rest);
  }

  @Override
  public Formula derivative(Formula f) {
    return new Sigmoid().of(f);
  }
}
