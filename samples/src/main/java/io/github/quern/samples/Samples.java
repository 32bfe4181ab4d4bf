package io.github.quern.samples;

import java.util.List;
import java.util.Optional;

/** All samples. A new one is one line here. */
public final class Samples {
  private static final List<Sample> ALL =
      List.of(
          new GaussianSample(),
          new DensitySample(),
          new NeighboursSample(),
          new KMeansSample(),
          new OperatorSample(),
          new InterpolationSample(),
          new KernelRegressionSample(),
          new SpectralClusteringSample(),
          new MixtureSample(),
          new SinkhornSample(),
          new GravitySample(),
          new AttentionSample(),
          new BlockSparseSample());

  private Samples() {}

  /** All samples, simplest first. */
  public static List<Sample> all() {
    return ALL;
  }

  /** The sample of that name. */
  public static Optional<Sample> find(String name) {
    return ALL.stream().filter(sample -> sample.name().equals(name)).findFirst();
  }
}
