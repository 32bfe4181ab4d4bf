package io.github.quern.benchmarks.workload;

import static io.github.quern.benchmarks.workload.Numbers.floats;
import static io.github.quern.benchmarks.workload.Numbers.rows;

import io.github.quern.api.Engine;
import io.github.quern.api.Genred;
import io.github.quern.data.Tensor;
import java.util.stream.IntStream;

/** a_i = log Σ_j exp(-γ |x_i - y_j|²) in D = 3, in single precision. */
record LogSumExp() implements Workload {
  private static final int D = 3;

  @Override
  public String name() {
    return "logsumexp-d3";
  }

  @Override
  public String title() {
    return "LogSumExp, D = 3";
  }

  @Override
  public Genred reduction(Engine engine) {
    return Genred.of("-G * SqDist(X,Y)")
        .aliases("G = Pm(1)", "X = Vi(3)", "Y = Vj(3)")
        .reductionOp("LogSumExp")
        .axis(1)
        .engine(engine)
        .build();
  }

  @Override
  public Tensor[] data(int m, int n) {
    Numbers numbers = new Numbers();
    return new Tensor[] {Gaussian.gamma(D), numbers.floats(m, D), numbers.floats(n, D)};
  }

  /** The largest exponent first, so that nothing overflows. */
  @Override
  public Tensor plainJava(Tensor... data) {
    float gamma = floats(data[0])[0];
    float[] x = floats(data[1]);
    float[] y = floats(data[2]);
    float[] a = new float[rows(data[1])];
    int columns = rows(data[2]);
    IntStream.range(0, a.length)
        .parallel()
        .forEach(i -> {
          float nearest = Float.POSITIVE_INFINITY;
          for (int j = 0; j < columns; j++) {
            nearest = Math.min(nearest, Gaussian.squaredDistance(x, i, y, j, D));
          }
          double sum = 0;
          for (int j = 0; j < columns; j++) {
            sum += Math.exp(-gamma * (Gaussian.squaredDistance(x, i, y, j, D) - nearest));
          }
          a[i] = (float) (Math.log(sum) - gamma * nearest);
        });
    return Tensor.of(a, a.length, 1);
  }
}
