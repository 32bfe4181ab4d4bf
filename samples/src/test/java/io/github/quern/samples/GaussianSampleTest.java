package io.github.quern.samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.data.Shape;
import io.github.quern.data.Tensor;
import org.junit.jupiter.api.Test;

class GaussianSampleTest {
  private static final CallOptions SCALAR = CallOptions.DEFAULT.withBackend("scalar");

  @Test
  void theResultHasOneRowPerPointAndMatchesTheOracle() {
    SampleResult result = new GaussianSample().run(Engine.shared(), SCALAR);
    assertEquals(Shape.of(1000, 2), result.values().shape());
    // Single precision: 2^-24 per rounding, some 2000 of which nearly cancel out.
    assertTrue(result.error() < 1e-6, () -> "error " + result.error());
    assertTrue(result.error() > 0, "an error of exactly 0 in single precision means no comparison");
    assertEquals("scalar", result.explanation().backend());
  }

  @Test
  void textAndJavaGiveTheSameBits() {
    Tensor[] data = GaussianSample.data();
    assertArrayEquals(
        GaussianSample.reduction(Engine.shared()).call(SCALAR, data).toFloatArray(),
        GaussianInJava.reduction(Engine.shared()).call(SCALAR, data).toFloatArray());
  }

  @Test
  void aHandWrittenLoopGivesTheSameNumbers() {
    Tensor[] data = GaussianSample.data();
    Tensor result = GaussianSample.reduction(Engine.shared()).call(SCALAR, data);
    for (int i = 0; i < 1000; i += 111) {
      double[] expected = loop(i, data);
      // Sums of up to 2000 terms of size 1 in single precision.
      assertEquals(expected[0], result.get(i, 0), 1e-4);
      assertEquals(expected[1], result.get(i, 1), 1e-4);
    }
  }

  private static double[] loop(int i, Tensor[] data) {
    double[] sum = new double[2];
    for (int j = 0; j < 2000; j++) {
      double distance = 0;
      for (int d = 0; d < 3; d++) {
        double difference = data[1].get(i, d) - data[2].get(j, d);
        distance += difference * difference;
      }
      double kernel = Math.exp(-data[0].get(0) * distance);
      sum[0] += kernel * data[3].get(j, 0);
      sum[1] += kernel * data[3].get(j, 1);
    }
    return sum;
  }
}
