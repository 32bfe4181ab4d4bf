package io.github.quern.benchmarks.workload;

import static io.github.quern.benchmarks.workload.Numbers.doubles;
import static io.github.quern.benchmarks.workload.Numbers.rows;

import io.github.quern.api.Engine;
import io.github.quern.api.Genred;
import io.github.quern.data.DType;
import io.github.quern.data.Tensor;
import java.util.stream.IntStream;

/** The Gaussian kernel sum in D = 3, in double precision. */
record GaussianInDouble() implements Workload {
  private static final int D = 3;

  @Override
  public String name() {
    return "gaussian-d3-double";
  }

  @Override
  public String title() {
    return "Gaussian sum, D = 3, double precision";
  }

  @Override
  public Genred reduction(Engine engine) {
    return Gaussian.reduction(engine, D);
  }

  @Override
  public Tensor[] data(int m, int n) {
    Numbers numbers = new Numbers();
    return new Tensor[] {
      Gaussian.gamma(D).cast(DType.FLOAT64),
      numbers.doubles(m, D),
      numbers.doubles(n, D),
      numbers.doubles(n, 1)
    };
  }

  @Override
  public Tensor plainJava(Tensor... data) {
    double gamma = doubles(data[0])[0];
    double[] x = doubles(data[1]);
    double[] y = doubles(data[2]);
    double[] b = doubles(data[3]);
    double[] a = new double[rows(data[1])];
    IntStream.range(0, a.length)
        .parallel()
        .forEach(i -> {
          double sum = 0;
          for (int j = 0; j < b.length; j++) {
            double distance = 0;
            for (int c = 0; c < D; c++) {
              double difference = x[i * D + c] - y[j * D + c];
              distance += difference * difference;
            }
            sum += Math.exp(-gamma * distance) * b[j];
          }
          a[i] = sum;
        });
    return Tensor.of(a, a.length, 1);
  }

  /** The rounding errors of 10^5 terms, √N · 2^-53, and those of the exponentials, with room. */
  @Override
  public double tolerance() {
    return 1e-11;
  }
}
