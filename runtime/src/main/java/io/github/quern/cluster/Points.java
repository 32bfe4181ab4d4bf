package io.github.quern.cluster;

import io.github.quern.data.DType;
import io.github.quern.data.Tensor;

/**
 * A tensor of shape (M, D), with M an array's length.
 *
 * @param name how errors call it
 * @param tensor the numbers
 * @param count M
 * @param dimension D
 */
record Points(String name, Tensor tensor, int count, int dimension) {
  private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

  static Points of(String name, Tensor tensor) {
    if (tensor.shape().rank() != 2) {
      throw new IllegalArgumentException(
          name + " needs an array of shape (M, D), but got " + tensor.shape() + ".");
    }
    long count = tensor.shape().size(0);
    long dimension = tensor.shape().size(1);
    if (Math.max(count, dimension) > LARGEST_ARRAY) {
      throw new IllegalArgumentException(
          name
              + " has shape "
              + tensor.shape()
              + ", but labels live in a Java array of at most "
              + LARGEST_ARRAY
              + " entries.");
    }
    return new Points(name, tensor, (int) count, (int) dimension);
  }

  double at(int point, int coordinate) {
    return tensor.at((long) point * dimension + coordinate);
  }

  /** A new tensor of these numbers, rounded to its type. */
  static Tensor tensor(DType dtype, double[] numbers, long... shape) {
    Tensor exact = Tensor.of(numbers, shape);
    return dtype == DType.FLOAT64 ? exact : exact.cast(dtype);
  }
}
