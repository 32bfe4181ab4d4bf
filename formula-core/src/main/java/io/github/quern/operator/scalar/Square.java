package io.github.quern.operator.scalar;

import static io.github.quern.operator.scalar.Algebra.number;
import static io.github.quern.operator.scalar.Algebra.times;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Value;

/** {@code Square(f)}: f². Derivative 2f. */
public record Square() implements UnaryComponentwise {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator("Square", "f", Square::new, "square, also written f**2", "Square(x - y)")
          .withFormula("f²");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Value component(Scope scope, Value f) {
    return scope.multiply(f, f);
  }

  @Override
  public Formula derivative(Formula f) {
    return times(number(2), f);
  }
}
