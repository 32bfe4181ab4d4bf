package io.github.quern.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.api.Engine;
import io.github.quern.data.Tensor;
import io.github.quern.samples.measure.Progress;
import java.util.List;
import org.junit.jupiter.api.Test;

class KMeansSampleTest {
  private final Tensor x = new KMeansSample(1000).data();
  private final KMeansSample.Clustering clusters =
      KMeansSample.cluster(
          x,
          KMeansSample.start(x, Engine.shared(), Gallery.SCALAR),
          Engine.shared(),
          Gallery.SCALAR,
          Progress.NONE);

  private double squaredDistance(int point, int centre) {
    return Math.pow(x.get(point, 0) - clusters.centres().get(centre, 0), 2)
        + Math.pow(x.get(point, 1) - clusters.centres().get(centre, 1), 2);
  }

  @Test
  void everyPointHasItsNearestCentreAndTheCostIsTheirs() {
    double cost = 0;
    for (int point = 0; point < 1000; point++) {
      double own = squaredDistance(point, (int) clusters.labels().longAt(point));
      for (int centre = 0; centre < 10; centre++) {
        assertTrue(own <= squaredDistance(point, centre), "point " + point);
      }
      cost += own;
    }
    assertEquals(cost, clusters.costs().getLast(), 1e-12 * cost);
  }

  @Test
  void everyCentreIsTheMeanOfItsPoints() {
    for (int centre = 0; centre < 10; centre++) {
      double[] sums = new double[3];
      for (int point = 0; point < 1000; point++) {
        if (clusters.labels().longAt(point) == centre) {
          sums[0] += x.get(point, 0);
          sums[1] += x.get(point, 1);
          sums[2]++;
        }
      }
      assertTrue(sums[2] > 0, "centre " + centre);
      assertEquals(sums[0] / sums[2], clusters.centres().get(centre, 0), 1e-12);
      assertEquals(sums[1] / sums[2], clusters.centres().get(centre, 1), 1e-12);
    }
  }

  @Test
  void theCostNeverGrows() {
    List<Double> costs = clusters.costs();
    assertTrue(costs.size() > 2, costs::toString);
    for (int step = 1; step < costs.size(); step++) {
      assertTrue(costs.get(step) <= costs.get(step - 1), costs::toString);
    }
    assertTrue(costs.getLast() < 0.9 * costs.getFirst(), costs::toString);
  }

  @Test
  void theSampleReportsTheMeanCost() {
    SampleResult result = Gallery.run(new KMeansSample(1000));
    double[] numbers = Gallery.numbers(result.found().get(0));
    assertEquals(clusters.costs().getLast() / 1000, numbers[0], 5e-7);
    assertEquals(clusters.costs().size() - 1, numbers[2]);
  }
}
