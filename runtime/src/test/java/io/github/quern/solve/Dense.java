package io.github.quern.solve;

import io.github.quern.data.Tensor;
import java.util.Random;
import java.util.function.ToDoubleBiFunction;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealLinearOperator;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/** Points, and matrices that are stored. */
final class Dense {
  private Dense() {}

  /** Normally distributed numbers. */
  static Tensor normal(long seed, long... shape) {
    Random random = new Random(seed);
    long count = 1;
    for (long size : shape) {
      count *= size;
    }
    return Tensor.of(random.doubles(count, 0, 1).map(u -> random.nextGaussian()).toArray(), shape);
  }

  /** A row of a matrix of numbers. */
  static double[] row(Tensor tensor, int row) {
    double[] numbers = new double[Math.toIntExact(tensor.shape().size(1))];
    for (int component = 0; component < numbers.length; component++) {
      numbers[component] = tensor.get(row, component);
    }
    return numbers;
  }

  /** The matrix k(x_i, y_j). */
  static RealMatrix kernel(Tensor x, Tensor y, ToDoubleBiFunction<double[], double[]> k) {
    int rows = Math.toIntExact(x.shape().size(0));
    int columns = Math.toIntExact(y.shape().size(0));
    RealMatrix matrix = MatrixUtils.createRealMatrix(rows, columns);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        matrix.setEntry(i, j, k.applyAsDouble(row(x, i), row(y, j)));
      }
    }
    return matrix;
  }

  /** |x - y|². */
  static double squaredDistance(double[] x, double[] y) {
    double sum = 0;
    for (int component = 0; component < x.length; component++) {
      sum += (x[component] - y[component]) * (x[component] - y[component]);
    }
    return sum;
  }

  /** The entries of an array as a vector. */
  static RealVector vector(Tensor tensor) {
    return MatrixUtils.createRealVector(tensor.toDoubleArray());
  }

  /** An array of rows as a matrix. */
  static RealMatrix matrix(Tensor tensor) {
    RealMatrix matrix =
        MatrixUtils.createRealMatrix(
            Math.toIntExact(tensor.shape().size(0)), Math.toIntExact(tensor.shape().size(1)));
    for (int row = 0; row < matrix.getRowDimension(); row++) {
      matrix.setRow(row, row(tensor, row));
    }
    return matrix;
  }

  /** A stored matrix as an operator. */
  static RealLinearOperator operator(RealMatrix matrix) {
    return LinearOperators.symmetric(matrix.getRowDimension(), matrix::operate);
  }
}
