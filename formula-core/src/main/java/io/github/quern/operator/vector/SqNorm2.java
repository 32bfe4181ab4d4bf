package io.github.quern.operator.vector;

import static io.github.quern.operator.scalar.Algebra.number;
import static io.github.quern.operator.scalar.Algebra.times;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Operator;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Vector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code SqNorm2(f)}: the squared Euclidean norm Σ f_k². Gradient: 2 e f. */
public record SqNorm2() implements Operator {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator("SqNorm2", "f", SqNorm2::new, "squared Euclidean norm", "SqNorm2(x - y)")
          .withDimensions("D → 1")
          .withFormula("Σ_k f_k²");

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
    return scope.vector(1, only -> scope.sum(f.dimension(), index -> scope.power(f.at(index), 2)));
  }

  @Override
  public List<@Nullable Formula> pullback(List<Formula> operands, Formula cotangent) {
    return List.of(times(times(number(2), cotangent), operands.getFirst()));
  }
}
