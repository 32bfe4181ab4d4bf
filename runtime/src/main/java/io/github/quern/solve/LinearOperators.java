package io.github.quern.solve;

import java.util.function.UnaryOperator;
import org.apache.commons.math3.exception.DimensionMismatchException;
import org.apache.commons.math3.linear.RealLinearOperator;
import org.apache.commons.math3.linear.RealVector;

/** Linear operators made of others, in one line each. */
public final class LinearOperators {
  private LinearOperators() {}

  /** A function of vectors that is linear and symmetric. */
  private static final class Symmetric extends RealLinearOperator {
    private final int dimension;
    private final UnaryOperator<RealVector> product;

    Symmetric(int dimension, UnaryOperator<RealVector> product) {
      this.dimension = dimension;
      this.product = product;
    }

    @Override
    public int getRowDimension() {
      return dimension;
    }

    @Override
    public int getColumnDimension() {
      return dimension;
    }

    @Override
    public RealVector operate(RealVector vector) {
      if (vector.getDimension() != dimension) {
        throw new DimensionMismatchException(vector.getDimension(), dimension);
      }
      return product.apply(vector);
    }

    @Override
    public RealVector operateTranspose(RealVector vector) {
      return operate(vector);
    }

    @Override
    public boolean isTransposable() {
      return true;
    }
  }

  /**
   * A symmetric operator that a function computes, such as a centred kernel matrix: {@code
   * symmetric(n, v -> centre(kernel.operate(centre(v))))}.
   *
   * @param dimension the number of rows and columns
   * @param product gives A v for each v and leaves v as it is
   */
  public static RealLinearOperator symmetric(int dimension, UnaryOperator<RealVector> product) {
    return new Symmetric(dimension, product);
  }

  /**
   * The operator alpha I + A.
   *
   * @param alpha the number added to the diagonal
   * @param operator A, symmetric
   * @throws IllegalArgumentException if A is not square
   */
  public static RealLinearOperator shifted(double alpha, RealLinearOperator operator) {
    return symmetric(
        requireSquare(operator), vector -> operator.operate(vector).combine(1, alpha, vector));
  }

  /** The dimension of a square operator. */
  static int requireSquare(RealLinearOperator operator) {
    if (operator.getRowDimension() != operator.getColumnDimension()) {
      throw new IllegalArgumentException(
          "The operator must be square, but it is "
              + operator.getRowDimension()
              + " x "
              + operator.getColumnDimension()
              + ".");
    }
    return operator.getRowDimension();
  }
}
