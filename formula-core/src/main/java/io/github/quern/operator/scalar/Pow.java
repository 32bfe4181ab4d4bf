package io.github.quern.operator.scalar;

import static io.github.quern.operator.scalar.Algebra.number;
import static io.github.quern.operator.scalar.Algebra.times;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Parameter;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code Pow(f,n)}, {@code f**n}: f to a fixed whole power, which may be negative; 1 for n = 0.
 * Derivative n f^(n-1).
 *
 * @param exponent the power n
 */
public record Pow(int exponent) implements UnaryComponentwise {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator(
              "Pow",
              "f",
              List.of(Definition.integer("n")),
              parameters -> new Pow(parameters.getFirst().whole()),
              "f to the power n, a fixed integer, also written f**n",
              "Pow(x - y, 3)")
          .withFormula("f^n");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(new Parameter.Whole(exponent));
  }

  @Override
  public Value component(Scope scope, Value f) {
    return scope.power(f, exponent);
  }

  @Override
  public @Nullable Formula derivative(Formula f) {
    return exponent == 0
        ? null
        : times(number(exponent), new Pow(Math.subtractExact(exponent, 1)).of(f));
  }
}
