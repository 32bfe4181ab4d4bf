package io.github.quern.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.api.Engine;
import org.junit.jupiter.api.Test;

class KernelRegressionSampleTest {
  private static final double STEP = 1e-4;

  private final KernelRegressionSample.Model model =
      new KernelRegressionSample.Model(Engine.shared(), Gallery.SCALAR);

  @Test
  void theGradientIsThatOfDifferences() {
    double[] at = {1, -1};
    double[] gradient = model.gradient(model.fit(at));
    for (int k = 0; k < 2; k++) {
      double[] up = at.clone();
      double[] down = at.clone();
      up[k] += STEP;
      down[k] -= STEP;
      double difference = (model.fit(up).value() - model.fit(down).value()) / (2 * STEP);
      assertTrue(Math.abs(difference) > 0.01, () -> "flat: " + difference);
      assertEquals(difference, gradient[k], 1e-6);
    }
  }

  @Test
  void theFittedRegressionIsAsGoodAsTheNoiseLetsItBe() {
    SampleResult result = Gallery.run(new KernelRegressionSample());
    double error = Gallery.error(result);
    assertTrue(error < 1e-12, () -> "error " + error);
    // After and before the fit, and the noise that was added.
    double[] errors = Gallery.numbers(result.found().get(1));
    assertTrue(errors[0] < 1.1 * errors[2], () -> result.found().get(1));
    assertTrue(errors[1] > 2 * errors[2], () -> result.found().get(1));
    double[] fitted = Gallery.numbers(result.found().get(0));
    double[] at = {Math.log(fitted[0]), Math.log(fitted[1])};
    double[] gradient = model.gradient(model.fit(at));
    assertEquals(0, Math.hypot(gradient[0], gradient[1]), 1e-4);
  }

  @Test
  void theWeightsAreThoseOfADenseSolve() {
    // The iteration ends at a residual of 1e-10 per entry, and alpha, the least eigenvalue, is 0.1.
    double right = model.differenceToDense(model.fit(new double[] {1, Math.log(0.1)}));
    assertTrue(right < 1e-7, () -> "difference " + right);
  }
}
