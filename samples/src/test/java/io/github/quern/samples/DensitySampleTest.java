package io.github.quern.samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DensitySampleTest {
  private final SampleResult result = Gallery.run(new DensitySample(90));

  @Test
  void theDensityIsAProbability() {
    // Cells of two degrees against kernels as wide; the sum over cells is exact to about 1e-4 then.
    assertEquals(1, Gallery.numbers(result.found().get(1))[0], 2e-4);
    assertEquals(1679, Gallery.numbers(result.found().get(1))[1]);
  }

  @Test
  void mostEarthquakesWereRecordedInCalifornia() {
    double[] densest = Gallery.numbers(result.found().get(0));
    assertTrue(-125 < densest[1] && densest[1] < -114, () -> result.found().get(0));
    assertTrue(32 < densest[2] && densest[2] < 42, () -> result.found().get(0));
  }

  @Test
  void theKernelsAreThoseOfTheOracle() {
    // Exponents of up to 15 that matter, each rounded to 2^-24 of distances near 1.
    double error = Gallery.error(result);
    assertTrue(error < 2e-5 && error > 0, () -> "error " + error);
  }

  @Test
  void placesBecomeUnitVectors() {
    float[] vectors = DensitySample.onSphere(new double[] {0, 0, 90, 0, 45, 90}).toFloatArray();
    assertArrayEquals(new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, vectors, 1e-7f);
  }
}
