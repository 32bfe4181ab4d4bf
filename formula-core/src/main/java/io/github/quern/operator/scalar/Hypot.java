package io.github.quern.operator.scalar;

import static io.github.quern.operator.scalar.Algebra.negative;
import static io.github.quern.operator.scalar.Algebra.number;
import static io.github.quern.operator.scalar.Algebra.over;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.ir.Comparison;
import io.github.quern.ir.Scope;
import io.github.quern.ir.UnaryFunction;
import io.github.quern.ir.Value;
import java.util.List;

/**
 * {@code Hypot(f,g)}: √(f²+g²), component by component, without overflow or underflow on the way; 0
 * at (0, 0). Infinity if one operand is infinite, also if the other is NaN; else NaN if one is NaN.
 * Derivatives f/Hypot(f,g) and g/Hypot(f,g), by convention 0 at (0, 0).
 *
 * <p>With a the larger and b the smaller of |f| and |g| it is a √(1+(b/a)²).
 */
public record Hypot() implements Componentwise {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator(
              "Hypot",
              "f g",
              Hypot::new,
              "length of the point (f, g), component by component",
              "Hypot(x, y)")
          .withFormula("√(f² + g²)");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Value component(Scope scope, List<Value> operands) {
    Value f = scope.unary(UnaryFunction.ABS, operands.get(0));
    Value g = scope.unary(UnaryFunction.ABS, operands.get(1));
    Value zero = scope.constant(0);
    Value larger = scope.choose(Comparison.LESS, f, g, g, f);
    Value smaller = scope.choose(Comparison.LESS, f, g, f, g);
    Value finite = scope.multiply(larger, secant(scope, scope.divide(smaller, larger)));
    Value length = scope.choose(Comparison.EQUAL, larger, zero, smaller, finite);
    return infiniteIf(scope, f, infiniteIf(scope, g, length));
  }

  /** √(1+r²). */
  private static Value secant(Scope scope, Value ratio) {
    Value square = scope.multiply(ratio, ratio);
    return scope.unary(UnaryFunction.SQRT, scope.add(scope.constant(1), square));
  }

  private static Value infiniteIf(Scope scope, Value size, Value otherwise) {
    Value infinity = scope.constant(Double.POSITIVE_INFINITY);
    return scope.choose(Comparison.EQUAL, size, infinity, infinity, otherwise);
  }

  @Override
  public Formula partial(int operand, List<Formula> operands) {
    Formula length = new Hypot().of(operands.get(0), operands.get(1));
    return new IfElse().of(negative(length), number(0), over(operands.get(operand), length));
  }
}
