package io.github.quern.tornado.samples;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.api.Explanation;
import io.github.quern.backend.BackendException;
import io.github.quern.data.DType;
import io.github.quern.data.Tensor;
import io.github.quern.samples.Sample;
import io.github.quern.samples.SampleResult;
import io.github.quern.samples.measure.Progress;
import io.github.quern.samples.measure.Workload;
import io.github.quern.tornado.pipeline.TornadoDevices;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;

/**
 * k-means that iterates on the device: each iteration is one execution of a task graph of two
 * reductions and a task of the sample's own. Points lie about eight places of a circle.
 *
 * <p>Listing the samples loads this class where TornadoVM may be missing, so that its types are
 * named by {@link KMeansGraph} only.
 */
public final class KMeansSample implements Sample {
  static final int POINTS = 20_000;
  static final int CENTRES = 8;
  private static final int ITERATIONS = 20;
  private static final double SPREAD = 0.2;
  private static final long SEED = 1;
  private static final double NANOS_PER_MILLI = 1e6;

  /** Creates the sample; it holds nothing. */
  public KMeansSample() {}

  @Override
  public String name() {
    return "tornado-kmeans";
  }

  @Override
  public String summary() {
    return "k-means on the device: a TornadoVM task graph of reductions and a task of one's own";
  }

  /** Points about {@link #CENTRES} places of the unit circle, row-major. */
  static float[] points(int count) {
    Random random = new Random(SEED);
    float[] points = new float[count * KMeansGraph.DIMENSION];
    for (int i = 0; i < count; i++) {
      double angle = 2 * Math.PI * random.nextInt(CENTRES) / CENTRES;
      points[2 * i] = (float) (Math.cos(angle) + SPREAD * random.nextGaussian());
      points[2 * i + 1] = (float) (Math.sin(angle) + SPREAD * random.nextGaussian());
    }
    return points;
  }

  /** The first points, where the centres start. */
  static float[] start(float[] points) {
    return Arrays.copyOf(points, CENTRES * KMeansGraph.DIMENSION);
  }

  @Override
  public SampleResult run(Engine engine, CallOptions options, Progress progress) {
    CallOptions tornado =
        options.backend().equals("auto") ? options.withBackend("tornado") : options;
    Explanation explanation = KMeansGraph.nearest(engine).explain(tornado, DType.FLOAT32);
    if (!explanation.backend().equals("tornado")) {
      throw new BackendException(
          "The sample " + name() + " is a task graph of TornadoVM; it has no other tier.");
    }
    float[] points = points(POINTS);
    long begin = System.nanoTime();
    try (KMeansGraph graph =
        new KMeansGraph(
            engine, TornadoDevices.of(explanation.device().id()), points, start(points))) {
      graph.iterate();
      double firstMillis = (System.nanoTime() - begin) / NANOS_PER_MILLI;
      List<Double> laterMillis = new ArrayList<>();
      for (int iteration = 1; iteration < ITERATIONS; iteration++) {
        begin = System.nanoTime();
        graph.iterate();
        laterMillis.add((System.nanoTime() - begin) / NANOS_PER_MILLI);
        progress.at(iteration + 1, ITERATIONS);
      }
      float[] centres = graph.centres();
      return new SampleResult(
          List.of(
              String.format(
                  Locale.ROOT,
                  "First iteration on the device: %.3f ms, compilation included; later ones: %.3f ms,"
                      + " median of %d",
                  firstMillis,
                  median(laterMillis),
                  laterMillis.size()),
              sizes(graph.labels()),
              String.format(
                  Locale.ROOT,
                  "Largest difference of a centre from plain loops in double: %.2e",
                  error(centres, PlainKMeans.centres(points, start(points), ITERATIONS)))),
          Workload.of(
              KMeansGraph::nearest,
              Tensor.of(points, POINTS, KMeansGraph.DIMENSION),
              Tensor.of(centres, CENTRES, KMeansGraph.DIMENSION)),
          Optional.empty());
    }
  }

  private static double median(List<Double> millis) {
    return millis.stream().sorted().toList().get(millis.size() / 2);
  }

  private static String sizes(long[] labels) {
    List<String> sizes =
        LongStream.range(0, CENTRES)
            .mapToObj(centre ->
                Long.toString(LongStream.of(labels).filter(label -> label == centre).count()))
            .toList();
    return String.format(
        Locale.ROOT,
        "After %d iterations the centres have %s points",
        ITERATIONS,
        String.join(", ", sizes));
  }

  /** The largest difference, divided by the largest exact number. */
  static double error(float[] got, double[] exact) {
    double difference = 0;
    double scale = 0;
    for (int entry = 0; entry < exact.length; entry++) {
      difference = Math.max(difference, Math.abs(got[entry] - exact[entry]));
      scale = Math.max(scale, Math.abs(exact[entry]));
    }
    return difference / scale;
  }
}
