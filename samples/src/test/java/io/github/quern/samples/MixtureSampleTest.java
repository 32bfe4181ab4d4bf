package io.github.quern.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.api.Engine;
import io.github.quern.data.Tensor;
import io.github.quern.samples.measure.Progress;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MixtureSampleTest {
  private static final double STEP = 1e-5;

  private final Tensor x = new MixtureSample(300).data();
  private final MixtureSample.Likelihood likelihood =
      new MixtureSample.Likelihood(x, Engine.shared(), Gallery.SCALAR);
  private final double[] start = MixtureSample.start(x);

  /** The mean log-likelihood, point by point and component by component. */
  private double plainly(double[] mixture) {
    Tensor[] parts = MixtureSample.parts(mixture);
    int count = (int) parts[0].count();
    double norm = Arrays.stream(parts[0].toDoubleArray()).map(Math::exp).sum();
    double sum = 0;
    for (int i = 0; i < 300; i++) {
      double density = 0;
      for (int j = 0; j < count; j++) {
        double across = x.get(i, 0) - parts[1].get(j, 0);
        double up = x.get(i, 1) - parts[1].get(j, 1);
        double first = parts[2].get(j, 0) * across + parts[2].get(j, 1) * up;
        double second = parts[2].get(j, 2) * across + parts[2].get(j, 3) * up;
        double determinant =
            parts[2].get(j, 0) * parts[2].get(j, 3) - parts[2].get(j, 1) * parts[2].get(j, 2);
        density +=
            Math.exp(parts[0].get(j, 0))
                / norm
                * Math.abs(determinant)
                / (2 * Math.PI)
                * Math.exp(-(first * first + second * second) / 2);
      }
      sum += Math.log(density);
    }
    return sum / 300;
  }

  @Test
  void theLikelihoodIsThatOfTheDensity() {
    assertEquals(plainly(start), likelihood.value(start), 1e-12);
  }

  @Test
  void theGradientIsThatOfDifferences() {
    double[] at = start.clone();
    // Away from equal components.
    Arrays.setAll(at, k -> at[k] + 0.1 * Math.sin(k));
    double[] gradient = likelihood.gradient(at);
    for (int k = 0; k < at.length; k++) {
      double[] up = at.clone();
      double[] down = at.clone();
      up[k] += STEP;
      down[k] -= STEP;
      assertEquals((plainly(up) - plainly(down)) / (2 * STEP), gradient[k], 1e-8, "entry " + k);
    }
    assertTrue(Arrays.stream(gradient).map(Math::abs).max().orElseThrow() > 0.1);
  }

  @Test
  void theLikelihoodGrowsStepByStep() {
    MixtureSample.Fit fit = MixtureSample.fit(likelihood, start, Progress.NONE);
    List<Double> history = fit.history();
    assertTrue(history.size() > 5, history::toString);
    assertTrue(history.getFirst() >= likelihood.value(start), history::toString);
    for (int step = 1; step < history.size(); step++) {
      assertTrue(history.get(step) >= history.get(step - 1), history::toString);
    }
    assertTrue(history.getLast() > likelihood.value(start) + 0.3, history::toString);
    assertEquals(plainly(fit.best().getPoint()), fit.best().getValue(), 1e-11);
  }
}
