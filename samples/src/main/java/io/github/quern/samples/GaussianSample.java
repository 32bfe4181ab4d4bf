package io.github.quern.samples;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.api.Genred;
import io.github.quern.data.Tensor;
import io.github.quern.samples.data.RandomPoints;
import io.github.quern.samples.measure.Progress;
import io.github.quern.samples.measure.Workload;
import java.util.List;
import java.util.Optional;

/**
 * A Gaussian kernel sum: a_i = Σ_j exp(-γ |x_i - y_j|²) b_j, for 1000 points x_i and 2000 points
 * y_j of dimension 3 with vectors b_j of dimension 2, in single precision. {@link GaussianInJava}
 * is the same formula without text.
 */
public final class GaussianSample implements Sample {
  private static final int M = 1000;
  private static final int N = 2000;
  private static final long SEED = 1;

  /** Creates the sample; it holds nothing. */
  public GaussianSample() {}

  @Override
  public String name() {
    return "gaussian";
  }

  @Override
  public String summary() {
    return "sum of Gaussian kernels, Exp(-G * SqDist(X,Y)) * B, over 1000 x 2000 pairs of points";
  }

  /** The reduction, from KeOps' notation. */
  static Genred reduction(Engine engine) {
    return Genred.of("Exp(-G * SqDist(X,Y)) * B")
        .aliases("G = Pm(1)", "X = Vi(3)", "Y = Vj(3)", "B = Vj(2)")
        .reductionOp("Sum")
        .axis(1)
        .engine(engine)
        .build();
  }

  /**
   * The data in the order of the aliases: γ = 0.5, the rest standard normal and always the same.
   */
  static Tensor[] data() {
    RandomPoints random = new RandomPoints(SEED);
    return new Tensor[] {
      Tensor.of(new float[] {0.5f}, 1),
      Tensor.of(RandomPoints.single(random.normal(M * 3)), M, 3),
      Tensor.of(RandomPoints.single(random.normal(N * 3)), N, 3),
      Tensor.of(RandomPoints.single(random.normal(N * 2)), N, 2)
    };
  }

  @Override
  public SampleResult run(Engine engine, CallOptions options, Progress progress) {
    return new SampleResult(
        List.of(), Workload.of(GaussianSample::reduction, data()), Optional.empty());
  }
}
