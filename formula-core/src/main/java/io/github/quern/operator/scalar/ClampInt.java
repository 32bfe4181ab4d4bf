package io.github.quern.operator.scalar;

import static io.github.quern.operator.scalar.Algebra.number;
import static io.github.quern.operator.scalar.Algebra.times;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Parameter;
import io.github.quern.ir.Comparison;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Value;
import java.util.List;

/**
 * {@code ClampInt(f,a,b)}: a if f&lt;a, else b if f&gt;b, else f, for fixed whole numbers a and b;
 * NaN stays. Derivative 1 on [a, b], both ends included, else 0.
 *
 * @param lower the bound a
 * @param upper the bound b
 */
public record ClampInt(int lower, int upper) implements UnaryComponentwise {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator(
              "ClampInt",
              "f",
              List.of(Definition.integer("a"), Definition.integer("b")),
              parameters -> new ClampInt(parameters.get(0).whole(), parameters.get(1).whole()),
              "f limited to [a, b], fixed integers",
              "ClampInt(x - y, -1, 1)")
          .withFormula("min(max(f, a), b) if a ≤ b");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(new Parameter.Whole(lower), new Parameter.Whole(upper));
  }

  @Override
  public Value component(Scope scope, Value f) {
    Value least = scope.constant(lower);
    Value most = scope.constant(upper);
    return scope.choose(
        Comparison.LESS, f, least, least, scope.choose(Comparison.LESS, most, f, most, f));
  }

  @Override
  public Formula derivative(Formula f) {
    return times(new LessOrEqual().of(number(lower), f), new LessOrEqual().of(f, number(upper)));
  }
}
