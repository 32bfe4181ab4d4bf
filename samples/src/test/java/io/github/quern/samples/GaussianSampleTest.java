package io.github.quern.samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.data.Shape;
import io.github.quern.data.Tensor;
import io.github.quern.parity.BackendParity;
import io.github.quern.parity.ParityTest;
import io.github.quern.parity.Tier;
import io.github.quern.parity.Tolerance;
import io.github.quern.samples.measure.Measurement;
import org.junit.jupiter.api.Test;

class GaussianSampleTest {
  @Test
  void theResultHasOneRowPerPointAndMatchesTheOracle() {
    Measurement measured = Gallery.measure(Gallery.run(new GaussianSample()));
    assertEquals(Shape.of(1000, 2), measured.values().shape());
    assertEquals("scalar", measured.explanation().backend());
    // Single precision: 2^-24 per rounding, some 2000 of which nearly cancel out.
    double error = measured.times().getFirst().error();
    assertTrue(error < 1e-6, () -> "error " + error);
    assertTrue(error > 0, "an error of exactly 0 in single precision means no comparison");
  }

  @ParityTest
  void textAndJavaGiveTheSameBits(Tier tier) {
    Tensor[] data = GaussianSample.data();
    CallOptions options = tier.options();
    assertArrayEquals(
        GaussianSample.reduction(tier.engine()).call(options, data).toFloatArray(),
        GaussianInJava.reduction(tier.engine()).call(options, data).toFloatArray());
  }

  @Test
  void aHandWrittenLoopGivesTheSameNumbers() {
    Tensor[] data = GaussianSample.data();
    // Sums of up to 2000 terms of size 1 in single precision.
    BackendParity.of(GaussianSample.reduction(Engine.shared()), data)
        .against("a loop", () -> loop(data))
        .withTolerance(Tolerance.absolute(1e-4))
        .check();
  }

  private static Tensor loop(Tensor... data) {
    double[] sums = new double[2 * 1000];
    for (int i = 0; i < 1000; i++) {
      for (int j = 0; j < 2000; j++) {
        double distance = 0;
        for (int d = 0; d < 3; d++) {
          double difference = data[1].get(i, d) - data[2].get(j, d);
          distance += difference * difference;
        }
        double kernel = Math.exp(-data[0].get(0) * distance);
        sums[2 * i] += kernel * data[3].get(j, 0);
        sums[2 * i + 1] += kernel * data[3].get(j, 1);
      }
    }
    return Tensor.of(sums, 1000, 2);
  }
}
