package io.github.quern.operator.scalar;

import static io.github.quern.operator.scalar.Algebra.negative;
import static io.github.quern.operator.scalar.Algebra.over;
import static io.github.quern.operator.scalar.Algebra.plus;
import static io.github.quern.operator.scalar.Algebra.square;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.ir.BinaryFunction;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Value;
import java.util.List;

/**
 * {@code Atan2(f,g)}: the angle of the point (g, f) in radians. Derivatives g/(f²+g²) and
 * -f/(f²+g²).
 */
public record Atan2() implements Componentwise {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator("Atan2", "f g", Atan2::new, "angle of the point (g, f)", "Atan2(x, y)")
          .withFormula("arg(g + i f)");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Value component(Scope scope, List<Value> operands) {
    Value f = operands.get(0);
    Value g = operands.get(1);
    return scope.binary(BinaryFunction.ATAN2, f, g);
  }

  @Override
  public Formula partial(int operand, List<Formula> operands) {
    Formula f = operands.get(0);
    Formula g = operands.get(1);
    return switch (operand) {
      case 0 -> over(g, plus(square(f), square(g)));
      default -> negative(over(f, plus(square(f), square(g))));
    };
  }
}
