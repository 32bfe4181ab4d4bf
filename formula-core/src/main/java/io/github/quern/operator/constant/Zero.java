package io.github.quern.operator.constant;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Dimensions;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Operator;
import io.github.quern.formula.Parameter;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Vector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code Zero(n)}: the vector of n zeros.
 *
 * @param length the number n of components
 */
public record Zero(int length) implements Operator {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator(
              "Zero",
              "",
              List.of(Definition.integer("n")),
              parameters -> new Zero(parameters.getFirst().whole()),
              "n zeros",
              "Zero(3) + x")
          .withDimensions("→ n")
          .withFormula("(0, …, 0)");

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
    Dimensions.requireRange("Zero's length", length, 1, Integer.MAX_VALUE);
    return length;
  }

  @Override
  public Vector lower(Scope scope, List<Vector> operands) {
    return scope.vector(length, index -> scope.constant(0));
  }

  @Override
  public List<@Nullable Formula> pullback(List<Formula> operands, Formula cotangent) {
    return List.of();
  }
}
