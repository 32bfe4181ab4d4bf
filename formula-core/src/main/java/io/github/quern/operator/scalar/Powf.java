package io.github.quern.operator.scalar;

import static io.github.quern.operator.scalar.Algebra.minus;
import static io.github.quern.operator.scalar.Algebra.negative;
import static io.github.quern.operator.scalar.Algebra.number;
import static io.github.quern.operator.scalar.Algebra.times;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.ir.BinaryFunction;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Value;
import java.util.List;

/**
 * {@code Powf(f,g)}: f to the power g, with the special cases of {@link Math#pow}. Derivatives g
 * f^(g-1) and log(f) f^g; the second is 0 for f = 0 and g &gt; 0, where the power is 0 for all g.
 */
public record Powf() implements Componentwise {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator(
              "Powf", "f g", Powf::new, "f to the power g", "Powf(IntCst(1) + Square(x), y)")
          .withFormula("f^g");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Value component(Scope scope, List<Value> operands) {
    Value f = operands.get(0);
    Value g = operands.get(1);
    return scope.binary(BinaryFunction.POW, f, g);
  }

  @Override
  public Formula partial(int operand, List<Formula> operands) {
    Formula f = operands.get(0);
    Formula g = operands.get(1);
    return switch (operand) {
      case 0 -> times(g, new Powf().of(f, minus(g, number(1))));
      default -> {
        // Zero where the power is: log 0 times 0 would be NaN.
        Formula power = new Powf().of(f, g);
        yield new IfElse()
            .of(negative(new Abs().of(power)), number(0), times(new Log().of(f), power));
      }
    };
  }
}
