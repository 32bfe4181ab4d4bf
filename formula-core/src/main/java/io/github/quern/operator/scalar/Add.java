package io.github.quern.operator.scalar;

import static io.github.quern.operator.scalar.Algebra.number;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Value;
import java.util.List;
import java.util.Set;

/** {@code f + g}, {@code Add(f,g)}: the sum. */
public record Add() implements Componentwise {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator("Add", "f g", Add::new, "sum, also written f + g", "x + y")
          .withFormula("f + g");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Value component(Scope scope, List<Value> operands) {
    Value f = operands.get(0);
    Value g = operands.get(1);
    return scope.add(f, g);
  }

  @Override
  public boolean isLinearIn(Set<Integer> operands) {
    return operands.size() == 2;
  }

  @Override
  public Formula partial(int operand, List<Formula> operands) {
    return number(1);
  }

  @Override
  public String print(List<Formula> operands) {
    return "(" + operands.get(0) + "+" + operands.get(1) + ")";
  }
}
