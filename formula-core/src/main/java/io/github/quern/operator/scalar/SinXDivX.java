package io.github.quern.operator.scalar;

import static io.github.quern.operator.scalar.Algebra.minus;
import static io.github.quern.operator.scalar.Algebra.negative;
import static io.github.quern.operator.scalar.Algebra.number;
import static io.github.quern.operator.scalar.Algebra.over;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.ir.Comparison;
import io.github.quern.ir.Scope;
import io.github.quern.ir.UnaryFunction;
import io.github.quern.ir.Value;

/** {@code SinXDivX(f)}: sin(f)/f, with value 1 at 0. Derivative (cos f - sin(f)/f)/f, 0 at 0. */
public record SinXDivX() implements UnaryComponentwise {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator("SinXDivX", "f", SinXDivX::new, "sin(f)/f, 1 at 0", "SinXDivX(x - y)")
          .withFormula("sin(f)/f");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Value component(Scope scope, Value f) {
    Value quotient = scope.divide(scope.unary(UnaryFunction.SIN, f), f);
    return scope.choose(Comparison.EQUAL, f, scope.constant(0), scope.constant(1), quotient);
  }

  @Override
  public Formula derivative(Formula f) {
    return new IfElse()
        .of(
            negative(new Abs().of(f)),
            number(0),
            over(minus(new Cos().of(f), new SinXDivX().of(f)), f));
  }
}
