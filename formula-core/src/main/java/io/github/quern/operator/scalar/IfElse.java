package io.github.quern.operator.scalar;

import static io.github.quern.operator.scalar.Algebra.number;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.ir.Comparison;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Value;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code IfElse(f,a,b)}: a if f&gt;=0, else b, also for NaN. The gradient goes to the chosen branch
 * only, none to f.
 */
public record IfElse() implements Componentwise {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator(
              "IfElse", "f a b", IfElse::new, "a if f>=0, b if f<0", "IfElse(x - y, x, y)")
          .withFormula("a [f ≥ 0] + b [f < 0]");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Value component(Scope scope, List<Value> operands) {
    Value f = operands.get(0);
    Value a = operands.get(1);
    Value b = operands.get(2);
    return scope.choose(Comparison.LESS_OR_EQUAL, scope.constant(0), f, a, b);
  }

  @Override
  public boolean isLinearIn(Set<Integer> operands) {
    return !operands.contains(0) && operands.size() == 2;
  }

  @Override
  public @Nullable Formula partial(int operand, List<Formula> operands) {
    Formula f = operands.get(0);
    return switch (operand) {
      case 0 -> null;
      case 1 -> new IfElse().of(f, number(1), number(0));
      default -> new IfElse().of(f, number(0), number(1));
    };
  }
}
