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
 * {@code ExtractT(f,m,n)}: the vector of n components that is f from position m on, else 0.
 * Gradient: Extract(e,m,d).
 *
 * @param start position m of the first component of f
 * @param length the number n of components of the result
 */
public record ExtractT(int start, int length) implements Operator {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator(
              "ExtractT",
              "f",
              List.of(Definition.integer("m"), Definition.integer("n")),
              parameters -> new ExtractT(parameters.get(0).whole(), parameters.get(1).whole()),
              "f at position m of n zeros",
              "ExtractT(x, 1, 5)")
          .withDimensions("D → n")
          .withFormula("(0, …, 0, f, 0, …, 0)");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(new Parameter.Whole(start), new Parameter.Whole(length));
  }

  @Override
  public int dimension(List<Integer> operands) {
    int inserted = operands.getFirst();
    Dimensions.requireRange("ExtractT's length", length, inserted, Integer.MAX_VALUE);
    Dimensions.requireRange("ExtractT's start", start, 0, length - inserted);
    return length;
  }

  @Override
  public Vector lower(Scope scope, List<Vector> operands) {
    return Padding.pad(scope, operands.getFirst(), start, length);
  }

  @Override
  public boolean isLinearIn(Set<Integer> operands) {
    return true;
  }

  @Override
  public List<@Nullable Formula> pullback(List<Formula> operands, Formula cotangent) {
    return List.of(new Extract(start, operands.getFirst().dimension()).of(cotangent));
  }
}
