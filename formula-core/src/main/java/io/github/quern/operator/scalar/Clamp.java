package io.github.quern.operator.scalar;

import static io.github.quern.operator.scalar.Algebra.minus;
import static io.github.quern.operator.scalar.Algebra.number;
import static io.github.quern.operator.scalar.Algebra.times;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.ir.Comparison;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Value;
import java.util.List;

/**
 * {@code Clamp(f,a,b)}: a if f&lt;a, else b if f&gt;b, else f; NaN stays. The gradient goes to the
 * operand that gives the value, at a bound to f.
 */
public record Clamp() implements Componentwise {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator(
              "Clamp", "f a b", Clamp::new, "f limited to [a, b]", "Clamp(x, y, y + IntCst(1))")
          .withFormula("min(max(f, a), b) if a ≤ b");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Value component(Scope scope, List<Value> operands) {
    Value f = operands.get(0);
    Value a = operands.get(1);
    Value b = operands.get(2);
    return scope.choose(Comparison.LESS, f, a, a, scope.choose(Comparison.LESS, b, f, b, f));
  }

  @Override
  public Formula partial(int operand, List<Formula> operands) {
    Formula f = operands.get(0);
    Formula a = operands.get(1);
    Formula b = operands.get(2);
    return switch (operand) {
      case 0 -> times(not(less(f, a)), not(less(b, f)));
      case 1 -> less(f, a);
      default -> times(not(less(f, a)), less(b, f));
    };
  }

  private static Formula less(Formula f, Formula g) {
    return new LessThan().of(f, g);
  }

  private static Formula not(Formula condition) {
    return minus(number(1), condition);
  }
}
