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
 * {@code Elem(f,m)}: the component at position m, from 0. Gradient: ElemT(e,n,m).
 *
 * @param position which component
 */
public record Elem(int position) implements Operator {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator(
              "Elem",
              "f",
              List.of(Definition.integer("m")),
              parameters -> new Elem(parameters.getFirst().whole()),
              "component m of f, from 0",
              "Elem(x, 1) * y")
          .withDimensions("D → 1")
          .withFormula("f_m");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(new Parameter.Whole(position));
  }

  @Override
  public int dimension(List<Integer> operands) {
    Dimensions.requireRange("Elem's position", position, 0, operands.getFirst() - 1);
    return 1;
  }

  @Override
  public Vector lower(Scope scope, List<Vector> operands) {
    Vector f = operands.getFirst();
    return scope.vector(1, only -> f.at(position));
  }

  @Override
  public boolean isLinearIn(Set<Integer> operands) {
    return true;
  }

  @Override
  public List<@Nullable Formula> pullback(List<Formula> operands, Formula cotangent) {
    return List.of(new ElemT(operands.getFirst().dimension(), position).of(cotangent));
  }
}
