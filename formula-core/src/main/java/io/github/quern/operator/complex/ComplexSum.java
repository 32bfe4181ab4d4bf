package io.github.quern.operator.complex;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Operator;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Vector;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code ComplexSum(f)}: the sum of n complex numbers, from dimension 2n to 2. Gradient: e for each
 * of them.
 */
public record ComplexSum() implements Operator {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator(
              "ComplexSum",
              "f",
              ComplexSum::new,
              "sum of complex numbers",
              "ComplexSum(ComplexExp1j(x))")
          .withFormula("Σ_k f_k")
          .withDimensions("2D → 2");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public int dimension(List<Integer> operands) {
    Complexes.requireEven(this, operands, 0);
    return 2;
  }

  @Override
  public Vector lower(Scope scope, List<Vector> operands) {
    return scope.interleave(
        List.of(
            sum(scope, Complexes.real(scope, operands.getFirst())),
            sum(scope, Complexes.imaginary(scope, operands.getFirst()))));
  }

  private static Vector sum(Scope scope, Vector parts) {
    return scope.vector(1, only -> scope.sum(parts.dimension(), parts::at));
  }

  @Override
  public boolean isLinearIn(Set<Integer> operands) {
    return true;
  }

  @Override
  public List<@Nullable Formula> pullback(List<Formula> operands, Formula cotangent) {
    return List.of(new ComplexSumT(operands.getFirst().dimension()).of(cotangent));
  }
}
