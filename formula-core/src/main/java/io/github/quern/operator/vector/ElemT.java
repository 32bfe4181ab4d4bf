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
 * {@code ElemT(f,n,m)}: the vector of n components that is the scalar f at position m, else 0.
 * Gradient: Elem(e,m).
 *
 * @param length the number n of components
 * @param position where f goes
 */
public record ElemT(int length, int position) implements Operator {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator(
              "ElemT",
              "f",
              List.of(Definition.integer("n"), Definition.integer("m")),
              parameters -> new ElemT(parameters.get(0).whole(), parameters.get(1).whole()),
              "scalar f at position m of n zeros",
              "ElemT(s, 3, 1) + x")
          .withDimensions("1 → n")
          .withFormula("f e_m");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(new Parameter.Whole(length), new Parameter.Whole(position));
  }

  @Override
  public int dimension(List<Integer> operands) {
    Dimensions.requireScalar(this, operands, 0);
    Dimensions.requireRange("ElemT's length", length, 1, Integer.MAX_VALUE);
    Dimensions.requireRange("ElemT's position", position, 0, length - 1);
    return length;
  }

  @Override
  public Vector lower(Scope scope, List<Vector> operands) {
    return Padding.pad(scope, operands.getFirst(), position, length);
  }

  @Override
  public boolean isLinearIn(Set<Integer> operands) {
    return true;
  }

  @Override
  public List<@Nullable Formula> pullback(List<Formula> operands, Formula cotangent) {
    return List.of(new Elem(position).of(cotangent));
  }
}
