package io.github.quern.operator.matrix;

import static io.github.quern.operator.scalar.Algebra.plus;
import static io.github.quern.operator.scalar.Algebra.times;

import io.github.quern.formula.Definition;
import io.github.quern.formula.DimensionException;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Operator;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Vector;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code SymSqNorm(A,f)}: the quadratic form fᵀAf of a row-major square matrix, which need not be
 * symmetric. Gradient: e times the outer product of f with itself, and e (A + Aᵀ) f.
 */
public record SymSqNorm() implements Operator {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator(
              "SymSqNorm",
              "A f",
              SymSqNorm::new,
              "quadratic form of the square matrix A (row-major) at f",
              "SymSqNorm(a, x - y)")
          .withDimensions("D·D, D → 1")
          .withFormula("Σ_kl f_k A_kl f_l");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public int dimension(List<Integer> operands) {
    long side = operands.get(1);
    if (operands.getFirst() != side * side) {
      throw new DimensionException(
          "SymSqNorm needs a square matrix for its vector: the vector has dimension "
              + side
              + ", so the matrix needs "
              + side * side
              + " entries, but has "
              + operands.getFirst()
              + ".",
          0);
    }
    return 1;
  }

  @Override
  public Vector lower(Scope scope, List<Vector> operands) {
    Vector matrix = operands.get(0);
    Vector f = scope.stored(operands.get(1));
    int side = f.dimension();
    return scope.vector(
        1,
        only ->
            scope.sum(
                side,
                row ->
                    scope.multiply(
                        f.at(row),
                        scope.sum(
                            side,
                            column ->
                                scope.multiply(
                                    matrix.at(row.times(side).plus(column)), f.at(column))))));
  }

  @Override
  public boolean isLinearIn(Set<Integer> operands) {
    return operands.equals(Set.of(0));
  }

  @Override
  public List<@Nullable Formula> pullback(List<Formula> operands, Formula cotangent) {
    Formula matrix = operands.get(0);
    Formula f = operands.get(1);
    return List.of(
        times(cotangent, new TensorProd().of(f, f)),
        times(cotangent, plus(new MatVecMult().of(matrix, f), new VecMatMult().of(f, matrix))));
  }
}
