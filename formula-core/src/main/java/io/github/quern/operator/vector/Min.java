package io.github.quern.operator.vector;

import static io.github.quern.operator.scalar.Algebra.times;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Operator;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Vector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code Min(f)}: the smallest component; of equal ones the first. A NaN in the first component
 * stays, others are passed over. Gradient: e, to the first smallest component only.
 */
public record Min() implements Operator {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator("Min", "f", Min::new, "smallest component", "Min(x - y)")
          .withDimensions("D → 1")
          .withFormula("min_k f_k");

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
    return scope.vector(1, only -> Extremum.smallest(scope, f).value());
  }

  @Override
  public List<@Nullable Formula> pullback(List<Formula> operands, Formula cotangent) {
    Formula f = operands.getFirst();
    return List.of(times(cotangent, new OneHot(f.dimension()).of(new ArgMin().of(f))));
  }
}
