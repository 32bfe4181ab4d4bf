package io.github.quern.benchmarks.workload;

import static io.github.quern.benchmarks.workload.Numbers.floats;
import static io.github.quern.benchmarks.workload.Numbers.rows;

import io.github.quern.api.Engine;
import io.github.quern.api.Genred;
import io.github.quern.data.Tensor;
import java.util.stream.IntStream;

/**
 * The gradient in x of the Gaussian kernel sum in D = 3: for an incoming gradient e it is -2 γ e_i
 * Σ_j exp(-γ |x_i - y_j|²) b_j (x_i - y_j).
 */
record GaussianGradient() implements Workload {
  private static final int D = 3;

  @Override
  public String name() {
    return "gradient-d3";
  }

  @Override
  public String title() {
    return "gradient in x of the Gaussian sum, D = 3";
  }

  @Override
  public Genred reduction(Engine engine) {
    return Gaussian.reduction(engine, D).gradient("X");
  }

  @Override
  public Tensor[] data(int m, int n) {
    Numbers numbers = new Numbers();
    return new Tensor[] {
      Gaussian.gamma(D),
      numbers.floats(m, D),
      numbers.floats(n, D),
      numbers.floats(n, 1),
      numbers.floats(m, 1)
    };
  }

  @Override
  public Tensor plainJava(Tensor... data) {
    float gamma = floats(data[0])[0];
    float[] x = floats(data[1]);
    float[] y = floats(data[2]);
    float[] b = floats(data[3]);
    float[] e = floats(data[4]);
    float[] a = new float[x.length];
    IntStream.range(0, rows(data[1]))
        .parallel()
        .forEach(i -> {
          double sum0 = 0;
          double sum1 = 0;
          double sum2 = 0;
          for (int j = 0; j < b.length; j++) {
            double value = Math.exp(-gamma * Gaussian.squaredDistance(x, i, y, j, D)) * b[j];
            sum0 += value * (x[D * i] - y[D * j]);
            sum1 += value * (x[D * i + 1] - y[D * j + 1]);
            sum2 += value * (x[D * i + 2] - y[D * j + 2]);
          }
          float factor = -2 * gamma * e[i];
          a[D * i] = (float) (factor * sum0);
          a[D * i + 1] = (float) (factor * sum1);
          a[D * i + 2] = (float) (factor * sum2);
        });
    return Tensor.of(a, e.length, D);
  }
}
