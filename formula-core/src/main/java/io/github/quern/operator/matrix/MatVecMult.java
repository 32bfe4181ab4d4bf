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
 * {@code MatVecMult(A,b)}: the matrix A, row-major with dim(b) columns, times the vector b.
 * Gradient: the outer product of e and b, and e times A.
 */
public record MatVecMult() implements Operator {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator(
              "MatVecMult",
              "A b",
              MatVecMult::new,
              "matrix A (row-major) times vector b",
              "MatVecMult(a, x)")
          .withDimensions("n·p, p → n")
          .withFormula("(A b)_i = Σ_k A_ik b_k");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public int dimension(List<Integer> operands) {
    return Matrices.otherSide(this, operands, 0, 1);
  }

  @Override
  public Vector lower(Scope scope, List<Vector> operands) {
    Vector matrix = operands.get(0);
    Vector vector = scope.stored(operands.get(1));
    int columns = vector.dimension();
    return scope.vector(
        matrix.dimension() / columns,
        row ->
            scope.sum(
                columns,
                column ->
                    scope.multiply(matrix.at(row.times(columns).plus(column)), vector.at(column))));
  }

  @Override
  public boolean isLinearIn(Set<Integer> operands) {
    return operands.size() == 1;
  }

  @Override
  public List<@Nullable Formula> pullback(List<Formula> operands, Formula cotangent) {
    return List.of(
        new TensorProd().of(cotangent, operands.get(1)),
        new VecMatMult().of(cotangent, operands.get(0)));
  }
}
