package io.github.quern.operator.vector;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Dimensions;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Operator;
import io.github.quern.formula.Parameter;
import io.github.quern.ir.Comparison;
import io.github.quern.ir.Scope;
import io.github.quern.ir.UnaryFunction;
import io.github.quern.ir.Value;
import io.github.quern.ir.Vector;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code OneHot(f,n)}: the vector of n components that is 1 at the position floor(f + 1/2), else 0;
 * all zeros when that position is outside. Gradient zero.
 *
 * @param length the number n of components
 */
public record OneHot(int length) implements Operator {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator(
              "OneHot",
              "f",
              List.of(Definition.integer("n")),
              parameters -> new OneHot(parameters.getFirst().whole()),
              "1 at the position nearest to scalar f, n components",
              "OneHot(s, 3) * y")
          .withDimensions("1 → n")
          .withFormula("e_⌊f + ½⌋");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(new Parameter.Whole(length));
  }

  @Override
  public int dimension(List<Integer> operands) {
    Dimensions.requireScalar(this, operands, 0);
    Dimensions.requireRange("OneHot's length", length, 1, Integer.MAX_VALUE);
    return length;
  }

  @Override
  public Vector lower(Scope scope, List<Vector> operands) {
    Value shifted = scope.add(operands.getFirst().at(0), scope.constant(0.5));
    Value position = scope.unary(UnaryFunction.FLOOR, shifted);
    return scope.vector(
        length,
        index ->
            scope.choose(
                Comparison.EQUAL,
                position,
                scope.position(index),
                scope.constant(1),
                scope.constant(0)));
  }

  @Override
  public List<@Nullable Formula> pullback(List<Formula> operands, Formula cotangent) {
    return Arrays.asList((Formula) null);
  }
}
