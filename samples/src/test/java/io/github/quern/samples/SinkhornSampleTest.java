package io.github.quern.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.api.Engine;
import io.github.quern.data.Tensor;
import io.github.quern.samples.measure.Progress;
import org.junit.jupiter.api.Test;

class SinkhornSampleTest {
  private static final int POINTS = 200;

  private final SinkhornSample.Transport transport =
      new SinkhornSample(POINTS).transport(Engine.shared(), Gallery.SCALAR, Progress.NONE);

  private static double squaredDistance(Tensor x, int i, Tensor y, int j) {
    return Math.pow(x.get(i, 0) - y.get(j, 0), 2) + Math.pow(x.get(i, 1) - y.get(j, 1), 2);
  }

  @Test
  void theMarginalsAndTheCostAreThoseOfADensePlan() {
    double[] rows = new double[POINTS];
    double[] columns = new double[POINTS];
    double cost = 0;
    for (int i = 0; i < POINTS; i++) {
      for (int j = 0; j < POINTS; j++) {
        double half = squaredDistance(transport.x(), i, transport.y(), j) / 2;
        double exponent = (transport.f().at(i) + transport.g().at(j) - half) / transport.blur();
        double mass = Math.exp(exponent) / POINTS / POINTS;
        rows[i] += mass;
        columns[j] += mass;
        cost += mass * half;
      }
    }
    for (int k = 0; k < POINTS; k++) {
      assertEquals(1.0 / POINTS, rows[k], 1e-9 / POINTS, "row " + k);
      // Exact only in the limit of many steps.
      assertEquals(1.0 / POINTS, columns[k], 0.05 / POINTS, "column " + k);
    }
    double[] sums = SinkhornSample.sums(Engine.shared(), Gallery.SCALAR, transport);
    assertEquals(cost, SinkhornSample.cost(sums), 1e-12);
    assertTrue(SinkhornSample.largestError(sums) < 1e-9);
    double[] back = SinkhornSample.sums(Engine.shared(), Gallery.SCALAR, transport.transposed());
    assertEquals(cost, SinkhornSample.cost(back), 1e-12);
  }

  @Test
  void noPlanThatPairsPointsInTurnIsCheaper() {
    double[] sums = SinkhornSample.sums(Engine.shared(), Gallery.SCALAR, transport);
    double cheapest = Double.POSITIVE_INFINITY;
    for (int shift = 0; shift < POINTS; shift++) {
      double cost = 0;
      for (int i = 0; i < POINTS; i++) {
        cost += squaredDistance(transport.x(), i, transport.y(), (i + shift) % POINTS) / 2 / POINTS;
      }
      cheapest = Math.min(cheapest, cost);
    }
    double found = SinkhornSample.cost(sums);
    double others = cheapest;
    assertTrue(0 < found && found < others / 2, () -> found + " against " + others);
  }
}
