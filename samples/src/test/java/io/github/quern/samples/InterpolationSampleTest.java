package io.github.quern.samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.api.Engine;
import io.github.quern.data.Tensor;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

class InterpolationSampleTest {
  private static final int NODES = 100;

  private final Tensor nodes = new InterpolationSample(10).nodes();
  private final double[] values = InterpolationSample.franke(nodes.toDoubleArray());

  @Test
  void theWeightsAreThoseOfADenseSystem() {
    RealMatrix matrix = new Array2DRowRealMatrix(NODES, NODES);
    for (int i = 0; i < NODES; i++) {
      for (int j = 0; j < NODES; j++) {
        double r =
            Math.hypot(nodes.get(i, 0) - nodes.get(j, 0), nodes.get(i, 1) - nodes.get(j, 1))
                * InterpolationSample.inverseRadius().at(0);
        matrix.setEntry(i, j, r < 1 ? Math.pow(1 - r, 4) * (4 * r + 1) : 0);
      }
    }
    double[] exact =
        new CholeskyDecomposition(matrix).getSolver().solve(new ArrayRealVector(values)).toArray();
    Tensor weights =
        InterpolationSample.solve(nodes, values, Engine.shared(), Gallery.SCALAR).tensor();
    // A residual of 1e-11 for each entry over the least eigenvalue, which is above 1e-5 here.
    assertArrayEquals(exact, weights.toDoubleArray(), 1e-6);
  }

  @Test
  void theSurfaceGoesThroughItsNodesAndNearTheFunction() {
    SampleResult result = Gallery.run(new InterpolationSample(20));
    double[] atNodes = Gallery.numbers(result.found().get(0));
    assertEquals(400, atNodes[0]);
    assertTrue(atNodes[1] < 1e-9, () -> result.found().get(0));
    double[] between = Gallery.numbers(result.found().get(1));
    assertTrue(between[0] > 1e-6 && between[0] < 5e-3, () -> result.found().get(1));
    assertTrue(between[1] >= between[0], () -> result.found().get(1));
    assertTrue(Gallery.error(result) < 1e-12);
  }

  @Test
  void frankesFunctionHasItsKnownValues() {
    // At the peak of the first bump, and at a corner, computed by hand from the formula.
    double[] known = InterpolationSample.franke(new double[] {2.0 / 9, 2.0 / 9, 1, 1});
    double peak =
        0.75 + 0.75 * Math.exp(-9.0 / 49 - 0.3) + 0.5 * Math.exp(-6.5) - 0.2 * Math.exp(-29);
    assertEquals(peak, known[0], 1e-15);
    double corner =
        0.75 * Math.exp(-24.5)
            + 0.75 * Math.exp(-100.0 / 49 - 1)
            + 0.5 * Math.exp(-10)
            - 0.2 * Math.exp(-29);
    assertEquals(corner, known[1], 1e-15);
  }
}
