package io.github.quern.lazy;

import io.github.quern.dsl.Terms;
import java.util.List;

/**
 * Vectors as matrices and tensors, row-major.
 *
 * @param <T> what a function gives
 */
public interface MatrixFunctions<T> extends Expression<T> {
  /** This matrix times a vector. */
  default T matVecMult(T vector) {
    return with(vector, Terms::matVecMult);
  }

  /** This vector times a matrix. */
  default T vecMatMult(T matrix) {
    return with(matrix, Terms::vecMatMult);
  }

  /** Outer product. */
  default T tensorProd(T other) {
    return with(other, Terms::tensorProd);
  }

  /** Kronecker product of tensors of these shapes. */
  default T kron(T other, List<Integer> shape, List<Integer> shapeOther) {
    return with(other, (f, g) -> Terms.kron(f, g, shape, shapeOther));
  }

  /** Product of tensors of these shapes, summed over pairs of axes. */
  default T tensorDot(
      T other,
      List<Integer> shape,
      List<Integer> shapeOther,
      List<Integer> contracted,
      List<Integer> contractedOther) {
    return tensorDot(other, shape, shapeOther, contracted, contractedOther, List.of());
  }

  /** The same, and kept axis m becomes axis {@code order[m]} of the result. */
  default T tensorDot(
      T other,
      List<Integer> shape,
      List<Integer> shapeOther,
      List<Integer> contracted,
      List<Integer> contractedOther,
      List<Integer> order) {
    return with(
        other,
        (f, g) -> Terms.tensorDot(f, g, shape, shapeOther, contracted, contractedOther, order));
  }

  /** Quadratic form of a square matrix at this vector. */
  default T symSqNorm(T matrix) {
    return with(matrix, (term, a) -> Terms.symSqNorm(a, term));
  }
}
