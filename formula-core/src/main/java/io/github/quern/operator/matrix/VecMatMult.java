package io.github.quern.operator.matrix;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Operator;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Vector;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code VecMatMult(b,A)}: the vector b times the matrix A, row-major with dim(b) rows. Gradient: A
 * times e, and the outer product of b and e.
 */
public record VecMatMult() implements Operator {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator(
              "VecMatMult",
              "b A",
              VecMatMult::new,
              "vector b times matrix A (row-major)",
              "VecMatMult(x, a)")
          .withDimensions("p, p·n → n")
          .withFormula("(b A)_i = Σ_k b_k A_ki");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public int dimension(List<Integer> operands) {
    return Matrices.otherSide(this, operands, 1, 0);
  }

  @Override
  public Vector lower(Scope scope, List<Vector> operands) {
    Vector vector = scope.stored(operands.get(0));
    Vector matrix = operands.get(1);
    int rows = vector.dimension();
    int columns = matrix.dimension() / rows;
    return scope.vector(
        columns,
        column ->
            scope.sum(
                rows,
                row -> scope.multiply(vector.at(row), matrix.at(row.times(columns).plus(column)))));
  }

  @Override
  public boolean isLinearIn(Set<Integer> operands) {
    return operands.size() == 1;
  }

  @Override
  public List<@Nullable Formula> pullback(List<Formula> operands, Formula cotangent) {
    return List.of(
        new MatVecMult().of(operands.get(1), cotangent),
        new TensorProd().of(operands.get(0), cotangent));
  }
}
