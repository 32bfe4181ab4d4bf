package io.github.quern.operator.scalar;

import static io.github.quern.operator.scalar.Algebra.number;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Value;
import java.util.List;
import java.util.Set;

/** {@code f - g}, {@code Subtract(f,g)}: the difference. */
public record Subtract() implements Componentwise {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator(
              "Subtract", "f g", Subtract::new, "difference, also written f - g", "x - y")
          .withFormula("f − g");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Value component(Scope scope, List<Value> operands) {
    Value f = operands.get(0);
    Value g = operands.get(1);
    return scope.subtract(f, g);
  }

  @Override
  public boolean isLinearIn(Set<Integer> operands) {
    return operands.size() == 2;
  }

  @Override
  public Formula partial(int operand, List<Formula> operands) {
    return number(operand == 0 ? 1 : -1);
  }

  @Override
  public String print(List<Formula> operands) {
    return "(" + operands.get(0) + "-" + operands.get(1) + ")";
  }
}
