package io.github.quern.operator.scalar;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.ir.Comparison;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code f == g}, {@code Equal(f,g)}: 1 if f equals g, else 0; 0 if one is NaN. Derivative zero.
 */
public record Equal() implements Componentwise {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator(
              "Equal",
              "f g",
              Equal::new,
              "1 if f equals g, else 0; also written f == g",
              "(x == y) * y")
          .withFormula("[f = g]");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Value component(Scope scope, List<Value> operands) {
    Value f = operands.get(0);
    Value g = operands.get(1);
    return scope.choose(Comparison.EQUAL, f, g, scope.constant(1), scope.constant(0));
  }

  @Override
  public @Nullable Formula partial(int operand, List<Formula> operands) {
    return null;
  }

  @Override
  public String print(List<Formula> operands) {
    return "(" + operands.get(0) + "==" + operands.get(1) + ")";
  }
}
