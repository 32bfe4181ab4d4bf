package io.github.quern.operator.vector;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Operator;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Vector;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code Concat(f,g)}: the components of f, then those of g. Gradient: e, cut in two. */
public record Concat() implements Operator {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator(
              "Concat", "f g", Concat::new, "components of f, then those of g", "Concat(x, y)")
          .withDimensions("D, E → D+E")
          .withFormula("(f, g)");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public int dimension(List<Integer> operands) {
    return Math.addExact(operands.get(0), operands.get(1));
  }

  @Override
  public Vector lower(Scope scope, List<Vector> operands) {
    return scope.concatenate(operands);
  }

  @Override
  public boolean isLinearIn(Set<Integer> operands) {
    return operands.size() == 2;
  }

  @Override
  public List<@Nullable Formula> pullback(List<Formula> operands, Formula cotangent) {
    int first = operands.get(0).dimension();
    return List.of(
        new Extract(0, first).of(cotangent),
        new Extract(first, operands.get(1).dimension()).of(cotangent));
  }
}
