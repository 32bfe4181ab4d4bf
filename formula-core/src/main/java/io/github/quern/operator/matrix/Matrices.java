package io.github.quern.operator.matrix;

import io.github.quern.formula.DimensionException;
import io.github.quern.formula.Operator;
import java.util.List;

/** The dimension rule of products of a matrix and a vector. */
final class Matrices {
  private Matrices() {}

  /** The matrix' size divided by the vector's, which must leave no rest. */
  static int otherSide(Operator operator, List<Integer> operands, int matrix, int vector) {
    int size = operands.get(matrix);
    int length = operands.get(vector);
    if (size % length != 0) {
      throw new DimensionException(
          operator.name()
              + " needs a matrix whose size is a multiple of the vector's: the matrix has "
              + size
              + " entries, the vector "
              + length
              + ".",
          matrix);
    }
    return size / length;
  }
}
