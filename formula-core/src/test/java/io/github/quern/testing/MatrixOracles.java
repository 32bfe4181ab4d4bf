package io.github.quern.testing;

import java.util.Map;

/** Functions that read a vector as a matrix, row after row. */
final class MatrixOracles {
  private MatrixOracles() {}

  static Map<String, Oracle> all() {
    return Map.of(
        "MatVecMult", (o, n) -> matrixTimesVector(o.get(0), o.get(1)),
        "VecMatMult", (o, n) -> vectorTimesMatrix(o.get(0), o.get(1)),
        "TensorProd", (o, n) -> outerProduct(o.get(0), o.get(1)));
  }

  private static double[] matrixTimesVector(double[] matrix, double[] vector) {
    double[] result = new double[matrix.length / vector.length];
    for (int row = 0; row < result.length; row++) {
      for (int column = 0; column < vector.length; column++) {
        result[row] += matrix[row * vector.length + column] * vector[column];
      }
    }
    return result;
  }

  private static double[] vectorTimesMatrix(double[] vector, double[] matrix) {
    double[] result = new double[matrix.length / vector.length];
    for (int row = 0; row < vector.length; row++) {
      for (int column = 0; column < result.length; column++) {
        result[column] += vector[row] * matrix[row * result.length + column];
      }
    }
    return result;
  }

  private static double[] outerProduct(double[] f, double[] g) {
    double[] result = new double[f.length * g.length];
    for (int row = 0; row < f.length; row++) {
      for (int column = 0; column < g.length; column++) {
        result[row * g.length + column] = f[row] * g[column];
      }
    }
    return result;
  }
}
