package io.github.quern.operator.scalar;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Parameter;
import io.github.quern.ir.Comparison;
import io.github.quern.ir.Scope;
import io.github.quern.ir.UnaryFunction;
import io.github.quern.ir.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code Round(f,d)}: f rounded to d decimals, halves away from zero; d may be negative. Derivative
 * zero.
 *
 * @param decimals the number of digits d after the decimal point
 */
public record Round(int decimals) implements UnaryComponentwise {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator(
              "Round",
              "f",
              List.of(Definition.integer("d")),
              parameters -> new Round(parameters.getFirst().whole()),
              "f rounded to d decimals, halves away from zero",
              "Round(x - y, 1)")
          .withFormula("sign(f) ⌊|f| 10^d + ½⌋ / 10^d");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(new Parameter.Whole(decimals));
  }

  @Override
  public Value component(Scope scope, Value f) {
    Value scale = scope.constant(Math.pow(10, Math.abs(decimals)));
    Value scaled =
        decimals == 0 ? f : decimals > 0 ? scope.multiply(f, scale) : scope.divide(f, scale);
    Value size = scope.unary(UnaryFunction.ABS, scaled);
    Value below = scope.unary(UnaryFunction.FLOOR, size);
    Value rounded =
        scope.choose(
            Comparison.LESS,
            scope.subtract(size, below),
            scope.constant(0.5),
            below,
            scope.add(below, scope.constant(1)));
    Value signed =
        scope.choose(
            Comparison.LESS,
            scaled,
            scope.constant(0),
            scope.unary(UnaryFunction.NEGATE, rounded),
            rounded);
    return decimals == 0
        ? signed
        : decimals > 0 ? scope.divide(signed, scale) : scope.multiply(signed, scale);
  }

  @Override
  public @Nullable Formula derivative(Formula f) {
    return null;
  }
}
