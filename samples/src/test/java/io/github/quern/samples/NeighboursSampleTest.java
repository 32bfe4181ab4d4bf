package io.github.quern.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.data.Tensor;
import io.github.quern.samples.data.DataSet;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NeighboursSampleTest {
  @Test
  void theAccuracyIsThatOfSortingAllDistances() {
    SampleResult result = Gallery.run(new NeighboursSample());
    String[] names = {"bill_length", "bill_depth", "flipper_length", "body_mass"};
    Tensor measures = DataSet.penguins().columns(names);
    double[] scale = DataSet.penguins().inverseVariances(names).toDoubleArray();
    double[] species = DataSet.penguins().column("species");
    int right = 0;
    for (int bird = 0; bird < species.length; bird++) {
      right += species(measures, scale, species, bird) == species[bird] ? 1 : 0;
    }
    assertTrue(right > 330, "right " + right);
    double accuracy = Gallery.numbers(result.found().get(0))[0];
    assertEquals((double) right / species.length, accuracy, 5e-5);
    assertEquals(0, Gallery.error(result), 1e-15);
  }

  private static int species(Tensor measures, double[] scale, double[] species, int bird) {
    int[] kinds =
        IntStream.range(0, species.length)
            .filter(other -> other != bird)
            .boxed()
            .sorted(
                Comparator.comparingDouble(other -> squaredDistance(measures, scale, bird, other)))
            .limit(5)
            .mapToInt(other -> (int) species[other])
            .toArray();
    int[] votes = new int[3];
    for (int kind : kinds) {
      votes[kind]++;
    }
    // Of equally frequent ones, the first that comes, nearest first.
    int most = IntStream.of(votes).max().orElseThrow();
    return IntStream.of(kinds).filter(kind -> votes[kind] == most).findFirst().orElseThrow();
  }

  private static double squaredDistance(Tensor points, double[] scale, int first, int second) {
    return IntStream.range(0, 4)
        .mapToDouble(c -> scale[c] * Math.pow(points.get(first, c) - points.get(second, c), 2))
        .sum();
  }

  @Test
  void theMostFrequentWinsAndTheNearestOfEquals() {
    assertEquals(2, NeighboursSample.vote(new int[] {1, 2, 2}));
    assertEquals(1, NeighboursSample.vote(new int[] {1, 2, 0, 2, 1}));
  }
}
