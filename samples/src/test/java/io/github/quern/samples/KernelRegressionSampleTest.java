package io.github.quern.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.data.Shape;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class KernelRegressionSampleTest {
  private static final CallOptions SCALAR = CallOptions.DEFAULT.withBackend("scalar");
  private static final double STEP = 1e-4;

  private static double[] numbers(String note) {
    Matcher matcher = Pattern.compile("\\d+\\.\\d+").matcher(note);
    return matcher.results().mapToDouble(found -> Double.parseDouble(found.group())).toArray();
  }

  @Test
  void theGradientIsThatOfDifferences() {
    KernelRegressionSample.Model model = new KernelRegressionSample.Model(Engine.shared(), SCALAR);
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
    SampleResult result = new KernelRegressionSample().run(Engine.shared(), SCALAR);
    assertEquals(Shape.of(200, 1), result.values().shape());
    assertTrue(result.error() < 1e-12, () -> "error " + result.error());
    // After and before the fit, and the noise that was added.
    double[] errors = numbers(result.notes().get(1));
    assertTrue(errors[0] < 1.1 * errors[2], () -> result.notes().get(1));
    assertTrue(errors[1] > 2 * errors[2], () -> result.notes().get(1));
    double[] fitted = numbers(result.notes().get(0));
    KernelRegressionSample.Model model = new KernelRegressionSample.Model(Engine.shared(), SCALAR);
    double[] gradient =
        model.gradient(model.fit(new double[] {Math.log(fitted[0]), Math.log(fitted[1])}));
    assertEquals(0, Math.hypot(gradient[0], gradient[1]), 1e-4);
  }
}
