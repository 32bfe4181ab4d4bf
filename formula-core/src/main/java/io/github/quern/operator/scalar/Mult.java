package io.github.quern.operator.scalar;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Value;
import java.util.List;
import java.util.Set;

/** {@code f * g}, {@code Mult(f,g)}: the product, component by component. */
public record Mult() implements Componentwise {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator("Mult", "f g", Mult::new, "product, also written f * g", "s * y")
          .withFormula("f g");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Value component(Scope scope, List<Value> operands) {
    Value f = operands.get(0);
    Value g = operands.get(1);
    return scope.multiply(f, g);
  }

  @Override
  public boolean isLinearIn(Set<Integer> operands) {
    return operands.size() == 1;
  }

  @Override
  public Formula partial(int operand, List<Formula> operands) {
    return operands.get(1 - operand);
  }

  @Override
  public String print(List<Formula> operands) {
    return "(" + operands.get(0) + "*" + operands.get(1) + ")";
  }
}
