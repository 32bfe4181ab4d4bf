package io.github.quern.operator.vector;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Dimensions;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Operator;
import io.github.quern.formula.Parameter;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Vector;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code SumT(f,n)}: the vector of n components that all equal the scalar f. Gradient: Sum(e).
 *
 * @param length the number n of components
 */
public record SumT(int length) implements Operator {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator(
              "SumT",
              "f",
              List.of(Definition.integer("n")),
              parameters -> new SumT(parameters.getFirst().whole()),
              "scalar f repeated n times",
              "SumT(s, 3) * x")
          .withDimensions("1 → n")
          .withFormula("(f, …, f)");

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
    Dimensions.requireRange("SumT's length", length, 1, Integer.MAX_VALUE);
    return length;
  }

  @Override
  public Vector lower(Scope scope, List<Vector> operands) {
    Vector f = operands.getFirst();
    return scope.vector(length, index -> f.at(0));
  }

  @Override
  public boolean isLinearIn(Set<Integer> operands) {
    return true;
  }

  @Override
  public List<@Nullable Formula> pullback(List<Formula> operands, Formula cotangent) {
    return List.of(new Sum().of(cotangent));
  }
}
