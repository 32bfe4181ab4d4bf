package io.github.quern.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.special.BesselJ;
import org.junit.jupiter.api.Test;

class OperatorSampleTest {
  @Test
  void theMethodIsTheBesselFunction() {
    for (double a = 0; a <= 80; a += 0.37) {
      assertEquals(BesselJ.value(0, a), OperatorSample.besselJ0(a), 1e-12, "at " + a);
      assertEquals(OperatorSample.besselJ0(a), OperatorSample.besselJ0(-a));
    }
    assertTrue(Double.isNaN(OperatorSample.besselJ0(Double.NaN)));
    assertTrue(Double.isNaN(OperatorSample.besselJ0(Double.POSITIVE_INFINITY)));
  }

  @Test
  void inTheMiddleOfTheCircleAllWavesAgree() {
    SampleResult result = Gallery.run(new OperatorSample());
    assertEquals(12 * BesselJ.value(0, 20), Gallery.numbers(result.found().get(0))[0], 1e-11);
    double error = Gallery.error(result);
    assertTrue(error < 1e-13, () -> "error " + error);
  }
}
