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
 * {@code Extract(f,m,d)}: the d components from position m on. Gradient: ExtractT(e,m,n).
 *
 * @param start position m of the first
 * @param length their number d
 */
public record Extract(int start, int length) implements Operator {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator(
              "Extract",
              "f",
              List.of(Definition.integer("m"), Definition.integer("d")),
              parameters -> new Extract(parameters.get(0).whole(), parameters.get(1).whole()),
              "d components of f from position m on",
              "Extract(x, 1, 2)")
          .withDimensions("D → d")
          .withFormula("(f_m, …, f_{m+d−1})");

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
    int available = operands.getFirst();
    Dimensions.requireRange("Extract's start", start, 0, available - 1);
    Dimensions.requireRange("Extract's length", length, 1, available - start);
    return length;
  }

  @Override
  public Vector lower(Scope scope, List<Vector> operands) {
    Vector f = operands.getFirst();
    return scope.vector(length, index -> f.at(index.plus(start)));
  }

  @Override
  public boolean isLinearIn(Set<Integer> operands) {
    return true;
  }

  @Override
  public List<@Nullable Formula> pullback(List<Formula> operands, Formula cotangent) {
    return List.of(new ExtractT(start, operands.getFirst().dimension()).of(cotangent));
  }
}
