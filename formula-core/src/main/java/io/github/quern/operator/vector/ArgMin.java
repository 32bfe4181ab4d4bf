package io.github.quern.operator.vector;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Operator;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Vector;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code ArgMin(f)}: the position, from 0, of the smallest component; of equal ones the first.
 * Gradient zero.
 */
public record ArgMin() implements Operator {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator(
              "ArgMin", "f", ArgMin::new, "position of the smallest component", "ArgMin(x - y)")
          .withDimensions("D → 1")
          .withFormula("argmin_k f_k");

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
    return scope.vector(1, only -> Extremum.smallest(scope, f).position());
  }

  @Override
  public List<@Nullable Formula> pullback(List<Formula> operands, Formula cotangent) {
    return Arrays.asList((Formula) null);
  }
}
