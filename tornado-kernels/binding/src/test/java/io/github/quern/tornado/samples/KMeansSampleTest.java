package io.github.quern.tornado.samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.api.Genred;
import io.github.quern.backend.BackendException;
import io.github.quern.data.Tensor;
import io.github.quern.samples.SampleResult;
import io.github.quern.samples.Samples;
import io.github.quern.tornado.pipeline.TornadoDevices;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class KMeansSampleTest {
  private static final int M = 1500;
  private static final int K = KMeansSample.CENTRES;

  /** The same iteration with calls of the tier scalar and a loop on the host. */
  private static float[] onTheCpu(Engine engine, float[] points, float[] start, int iterations) {
    CallOptions scalar = CallOptions.DEFAULT.withBackend("scalar");
    Genred nearest = KMeansGraph.nearest(engine);
    Genred sums = KMeansGraph.sums(engine);
    Tensor x = Tensor.of(points, M, 2);
    float[] centres = start.clone();
    for (int iteration = 0; iteration < iterations; iteration++) {
      Tensor c = Tensor.of(centres, K, 2);
      Tensor sum = sums.call(scalar, x, nearest.call(scalar, x, c), c);
      for (int entry = 0; entry < centres.length; entry++) {
        double count = sum.get(entry / 2, 2);
        if (count > 0) {
          centres[entry] += (float) (sum.get(entry / 2, entry % 2) / count);
        }
      }
    }
    return centres;
  }

  @Test
  void theDeviceGivesTheCentresOfTheCpu() throws Exception {
    float[] points = KMeansSample.points(M);
    float[] start = KMeansSample.start(points);
    try (Engine engine = Engine.create();
        KMeansGraph graph = new KMeansGraph(engine, TornadoDevices.of(0), points, start)) {
      assertArrayEquals(start, graph.centres(), "before the first iteration");
      for (int iteration = 0; iteration < 6; iteration++) {
        graph.iterate();
      }
      float[] got = graph.centres();
      // Sums of 1500 numbers below 1 in single precision, taken in different order.
      assertArrayEquals(onTheCpu(engine, points, start, 6), got, 1e-5f);
      assertTrue(
          KMeansSample.error(got, PlainKMeans.centres(points, start, 6)) < 1e-5, "plain loops");
      assertTrue(
          KMeansSample.error(got, PlainKMeans.centres(points, start, 5)) > 1e-4,
          "an iteration less is another result");
    }
  }

  @Test
  void theSampleIsFoundAndRuns() {
    try (Engine engine = Engine.create()) {
      SampleResult result =
          Samples.find("tornado-kmeans").orElseThrow().run(engine, CallOptions.DEFAULT);
      assertEquals(3, result.found().size());
      assertTrue(result.found().get(0).endsWith("median of 19"), result::toString);
      Matcher error = Pattern.compile(": (\\S+)$").matcher(result.found().get(2));
      assertTrue(error.find() && Double.parseDouble(error.group(1)) < 1e-4, result::toString);
    }
  }

  @Test
  void anotherTierIsRefused() {
    try (Engine engine = Engine.create()) {
      CallOptions scalar = CallOptions.DEFAULT.withBackend("scalar");
      BackendException refusal =
          assertThrows(BackendException.class, () -> new KMeansSample().run(engine, scalar));
      assertEquals(
          "The sample tornado-kmeans is a task graph of TornadoVM; it has no other tier.",
          refusal.getMessage());
    }
  }
}
