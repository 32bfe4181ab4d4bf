package io.github.quern.operator.scalar;

import static io.github.quern.operator.scalar.Algebra.negative;
import static io.github.quern.operator.scalar.Algebra.over;
import static io.github.quern.operator.scalar.Algebra.square;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Value;
import java.util.List;
import java.util.Set;

/** {@code f / g}, {@code Divide(f,g)}: the quotient, component by component, by IEEE rules. */
public record Divide() implements Componentwise {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator(
              "Divide",
              "f g",
              Divide::new,
              "quotient, also written f / g",
              "x / (IntCst(1) + Square(y))")
          .withFormula("f / g");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Value component(Scope scope, List<Value> operands) {
    Value f = operands.get(0);
    Value g = operands.get(1);
    return scope.divide(f, g);
  }

  @Override
  public boolean isLinearIn(Set<Integer> operands) {
    return operands.equals(Set.of(0));
  }

  @Override
  public Formula partial(int operand, List<Formula> operands) {
    Formula f = operands.get(0);
    Formula g = operands.get(1);
    return switch (operand) {
      case 0 -> new Inv().of(g);
      default -> negative(over(f, square(g)));
    };
  }

  @Override
  public String print(List<Formula> operands) {
    return "(" + operands.get(0) + "/" + operands.get(1) + ")";
  }
}
