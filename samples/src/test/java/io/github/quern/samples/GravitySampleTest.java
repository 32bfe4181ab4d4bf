package io.github.quern.samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.api.Engine;
import io.github.quern.samples.measure.Progress;
import org.junit.jupiter.api.Test;

class GravitySampleTest {
  private final GravitySample.Bodies bodies =
      new GravitySample.Bodies(20, Engine.shared(), Gallery.SCALAR);

  @Test
  void theEnergyOfLeapfrogStepsIsAnErrorOfSecondOrder() {
    double start = bodies.energy();
    assertTrue(start < 0, "bound " + start);
    bodies.leap(100, 0.01, Progress.NONE);
    double coarse = Math.abs((bodies.energy() - start) / start);
    GravitySample.Bodies careful = new GravitySample.Bodies(20, Engine.shared(), Gallery.SCALAR);
    careful.leap(400, 0.0025, Progress.NONE);
    double fine = Math.abs((careful.energy() - start) / start);
    assertTrue(coarse < 1e-3, () -> "drift " + coarse);
    // A sixteenth, were it not for the phase in which the bodies are met.
    assertTrue(fine < coarse / 8, () -> fine + " against " + coarse);
  }

  @Test
  void momentumIsKept() {
    double[] start = bodies.momentum();
    bodies.leap(50, 0.02, Progress.NONE);
    assertArrayEquals(start, bodies.momentum(), 1e-13);
  }

  @Test
  void theSampleTellsASmallDrift() {
    SampleResult result = Gallery.run(new GravitySample(50));
    double[] energy = Gallery.numbers(result.found().get(0));
    assertTrue(energy[1] > 0 && energy[1] < 0.01, () -> result.found().get(0));
    assertTrue(Gallery.error(result) < 1e-13);
  }
}
