package io.github.quern.operator.vector;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Operator;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Vector;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code Sum(f)}: the sum of the components, a scalar. Gradient: e for each component. */
public record Sum() implements Operator {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator("Sum", "f", Sum::new, "sum of the components", "Sum(x * y)")
          .withDimensions("D → 1")
          .withFormula("Σ_k f_k");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public int dimension(List<Integer> operands) {
    return 1;
  }

  @Override
  public Vector lower(Scope scope, List<Vector> operands) {
    Vector f = operands.getFirst();
    return scope.vector(1, index -> scope.sum(f.dimension(), f::at));
  }

  @Override
  public boolean isLinearIn(Set<Integer> operands) {
    return true;
  }

  @Override
  public List<@Nullable Formula> pullback(List<Formula> operands, Formula cotangent) {
    return List.of(new SumT(operands.getFirst().dimension()).of(cotangent));
  }
}
