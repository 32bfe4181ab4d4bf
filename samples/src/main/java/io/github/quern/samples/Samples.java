package io.github.quern.samples;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * All samples. A new one is one line here; those that need more than this module are found by
 * {@link ServiceLoader}.
 */
public final class Samples {
  private static final List<Sample> OWN =
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

  /**
   * Looked for when samples are first asked for, for then it is known what is on the class path.
   */
  private static final class All {
    static final List<Sample> SAMPLES = Stream.concat(OWN.stream(), others()).toList();

    private static Stream<Sample> others() {
      return ServiceLoader.load(Sample.class, Samples.class.getClassLoader()).stream()
          .map(ServiceLoader.Provider::get);
    }
  }

  private Samples() {}

  /** All samples, simplest first. */
  public static List<Sample> all() {
    return All.SAMPLES;
  }

  /** The sample of that name. */
  public static Optional<Sample> find(String name) {
    return all().stream().filter(sample -> sample.name().equals(name)).findFirst();
  }
}
