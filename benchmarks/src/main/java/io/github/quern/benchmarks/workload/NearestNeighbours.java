package io.github.quern.benchmarks.workload;

import static io.github.quern.benchmarks.workload.Numbers.floats;
import static io.github.quern.benchmarks.workload.Numbers.rows;

import io.github.quern.api.Engine;
import io.github.quern.api.Genred;
import io.github.quern.data.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The positions of the K = 10 nearest y_j, nearest first, in single precision.
 *
 * @param dimension D
 */
record NearestNeighbours(int dimension) implements Workload {
  private static final int K = 10;

  @Override
  public String name() {
    return "argkmin-d" + dimension;
  }

  @Override
  public String title() {
    return "ArgKMin, K = 10, D = " + dimension;
  }

  @Override
  public Genred reduction(Engine engine) {
    return Genred.of("SqDist(X,Y)")
        .aliases("X = Vi(" + dimension + ")", "Y = Vj(" + dimension + ")")
        .reductionOp("ArgKMin")
        .optArg(K)
        .axis(1)
        .engine(engine)
        .build();
  }

  @Override
  public Tensor[] data(int m, int n) {
    Numbers numbers = new Numbers();
    return new Tensor[] {numbers.floats(m, dimension), numbers.floats(n, dimension)};
  }

  @Override
  public Tensor plainJava(Tensor... data) {
    float[] x = floats(data[0]);
    float[] y = floats(data[1]);
    int columns = rows(data[1]);
    long[] a = new long[rows(data[0]) * K];
    IntStream.range(0, rows(data[0])).parallel().forEach(i -> search(x, i, y, columns, a));
    return Tensor.of(a, rows(data[0]), K);
  }

  private void search(float[] x, int i, float[] y, int columns, long[] positions) {
    float[] best = new float[K];
    Arrays.fill(best, Float.POSITIVE_INFINITY);
    for (int j = 0; j < columns; j++) {
      float distance = Gaussian.squaredDistance(x, i, y, j, dimension);
      if (distance < best[K - 1]) {
        int k = K - 1;
        for (; k > 0 && distance < best[k - 1]; k--) {
          best[k] = best[k - 1];
          positions[i * K + k] = positions[i * K + k - 1];
        }
        best[k] = distance;
        positions[i * K + k] = j;
      }
    }
  }

  /**
   * The distances at the positions: rounding decides which of two nearly equal ones comes first.
   */
  @Override
  public double[] comparable(Tensor[] data, double[] result) {
    float[] x = floats(data[0]);
    float[] y = floats(data[1]);
    double[] distances = new double[result.length];
    for (int k = 0; k < result.length; k++) {
      distances[k] = Gaussian.squaredDistance(x, k / K, y, (int) result[k], dimension);
    }
    return distances;
  }
}
