package io.github.quern.operator.scalar;

import static io.github.quern.operator.scalar.Algebra.minus;
import static io.github.quern.operator.scalar.Algebra.negative;
import static io.github.quern.operator.scalar.Algebra.number;
import static io.github.quern.operator.scalar.Algebra.over;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.ir.Scope;
import io.github.quern.ir.UnaryFunction;
import io.github.quern.ir.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code Mod(f,m,offset)}: f - m floor((f-offset)/m), which lies in [offset, offset+m) for m&gt;0.
 * Derivative 1 in f, -floor((f-offset)/m) in m, zero in offset.
 */
public record Mod() implements Componentwise {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator(
              "Mod",
              "f m offset",
              Mod::new,
              "f modulo m, shifted to start at offset",
              "Mod(x, IntCst(2), IntCst(-1))")
          .withFormula("f − m ⌊(f − offset)/m⌋");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Value component(Scope scope, List<Value> operands) {
    Value f = operands.get(0);
    Value m = operands.get(1);
    Value offset = operands.get(2);
    Value quotient = scope.divide(scope.subtract(f, offset), m);
    return scope.subtract(f, scope.multiply(m, scope.unary(UnaryFunction.FLOOR, quotient)));
  }

  @Override
  public @Nullable Formula partial(int operand, List<Formula> operands) {
    Formula f = operands.get(0);
    Formula m = operands.get(1);
    Formula offset = operands.get(2);
    return switch (operand) {
      case 0 -> number(1);
      case 1 -> negative(new Floor().of(over(minus(f, offset), m)));
      default -> null;
    };
  }
}
