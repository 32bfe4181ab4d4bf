package io.github.quern.benchmarks.workload;

import static io.github.quern.benchmarks.workload.Numbers.floats;
import static io.github.quern.benchmarks.workload.Numbers.rows;

import io.github.quern.api.Engine;
import io.github.quern.api.Genred;
import io.github.quern.data.Tensor;
import java.util.stream.IntStream;

/**
 * A Gaussian kernel sum in single precision, a_i = Σ_j exp(-γ |x_i - y_j|²) b_j.
 *
 * <p>The points are uniform in the unit cube, where |x - y|² is D / 6 on average; γ = 6 / D makes
 * the exponents alike in all dimensions.
 *
 * @param dimension D
 */
record Gaussian(int dimension) implements Workload {
  /** The numerator of γ. */
  private static final float SCALE = 6;

  @Override
  public String name() {
    return "gaussian-d" + dimension;
  }

  @Override
  public String title() {
    return "Gaussian sum, D = " + dimension;
  }

  /** The reduction for some number of components, of floats or of doubles. */
  static Genred reduction(Engine engine, int dimension) {
    return Genred.of("Exp(-G * SqDist(X,Y)) * B")
        .aliases("G = Pm(1)", "X = Vi(" + dimension + ")", "Y = Vj(" + dimension + ")", "B = Vj(1)")
        .reductionOp("Sum")
        .axis(1)
        .engine(engine)
        .build();
  }

  @Override
  public Genred reduction(Engine engine) {
    return reduction(engine, dimension);
  }

  /** γ for some number of components. */
  static Tensor gamma(int dimension) {
    return Tensor.of(new float[] {SCALE / dimension}, 1);
  }

  @Override
  public Tensor[] data(int m, int n) {
    Numbers numbers = new Numbers();
    return new Tensor[] {
      gamma(dimension),
      numbers.floats(m, dimension),
      numbers.floats(n, dimension),
      numbers.floats(n, 1)
    };
  }

  @Override
  public Tensor plainJava(Tensor... data) {
    float gamma = floats(data[0])[0];
    float[] x = floats(data[1]);
    float[] y = floats(data[2]);
    float[] b = floats(data[3]);
    float[] a = new float[rows(data[1])];
    int columns = b.length;
    IntStream.range(0, a.length)
        .parallel()
        .forEach(i -> a[i] = sum(gamma, x, i, y, b, 0, columns, dimension));
    return Tensor.of(a, a.length, 1);
  }

  /** The sum of row i over the columns from start to end. */
  static float sum(
      float gamma, float[] x, int i, float[] y, float[] b, int start, int end, int dimension) {
    double sum = 0;
    for (int j = start; j < end; j++) {
      sum += Math.exp(-gamma * squaredDistance(x, i, y, j, dimension)) * b[j];
    }
    return (float) sum;
  }

  /** |x_i - y_j|². */
  static float squaredDistance(float[] x, int i, float[] y, int j, int dimension) {
    float sum = 0;
    for (int c = 0; c < dimension; c++) {
      float difference = x[i * dimension + c] - y[j * dimension + c];
      sum += difference * difference;
    }
    return sum;
  }
}
