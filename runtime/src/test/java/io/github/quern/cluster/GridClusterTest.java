package io.github.quern.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.quern.data.DType;
import io.github.quern.data.Shape;
import io.github.quern.data.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GridClusterTest {
  private static void assertRefused(String message, Runnable action) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, action::run).getMessage());
  }

  private static Tensor column(double... numbers) {
    return Tensor.of(numbers, numbers.length, 1);
  }

  @Test
  void pointsOnALineAreNumberedByTheirBox() {
    assertArrayEquals(
        new int[] {0, 0, 2, 0, 1}, Clusters.gridCluster(column(0, 0.1, 0.9, 0.05, 0.5), 0.2));
  }

  @Test
  void boxesExtendBelowZeroAndZeroHasNoSign() {
    assertArrayEquals(
        new int[] {1, 0, 1, 1, 0}, Clusters.gridCluster(column(-0.0, -0.1, 0.0, 0.9, -1), 1));
  }

  @Test
  void earlierCoordinatesComeFirstInTheOrder() {
    Tensor x = Tensor.of(new double[] {1, 0, 0, 7, 0, -3, 1, -9}, 4, 2);
    assertArrayEquals(new int[] {3, 1, 0, 2}, Clusters.gridCluster(x, 1));
  }

  @Test
  void eachCoordinateMayHaveItsOwnSize() {
    Tensor x = Tensor.of(new float[] {0, 0, 0, 5, 0, 15, 5, 0}, 4, 2);
    assertArrayEquals(new int[] {0, 0, 1, 2}, Clusters.gridCluster(x, 1, 10));
  }

  @Test
  void farBoxesStayApart() {
    // KeOps packs boxes into 10 bits per coordinate, where these two get one label.
    Tensor x = Tensor.of(new double[] {1, 0, 0, 1024, 1e15, 0, 1e15 + 1, 0, 1e300, 0}, 5, 2);
    assertArrayEquals(new int[] {1, 0, 2, 3, 4}, Clusters.gridCluster(x, 1));
  }

  @Test
  void noPointsHaveNoLabelsAndNoCoordinatesOneBox() {
    assertArrayEquals(
        new int[0], Clusters.gridCluster(Tensor.zeros(DType.FLOAT32, Shape.of(0, 3)), 1));
    assertArrayEquals(
        new int[] {0, 0}, Clusters.gridCluster(Tensor.zeros(DType.FLOAT64, Shape.of(2, 0)), 1));
    assertArrayEquals(new int[] {0}, Clusters.gridCluster(column(-77), 0.1));
  }

  @Test
  void randomPointsShareALabelIfAndOnlyIfTheyShareABox() {
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      int count = random.nextInt(80);
      int dimension = 1 + random.nextInt(5);
      double size = 0.2 + random.nextDouble();
      float[] numbers = new float[count * dimension];
      for (int k = 0; k < numbers.length; k++) {
        numbers[k] = (float) random.nextGaussian();
      }
      // Boxes in the order of their coordinates, compared one after the other.
      TreeMap<List<Long>, Integer> boxes = new TreeMap<>(lexicographic(dimension));
      List<List<Long>> boxOf = new ArrayList<>();
      for (int k = 0; k < count; k++) {
        List<Long> box = new ArrayList<>();
        for (int d = 0; d < dimension; d++) {
          box.add((long) Math.floor(numbers[k * dimension + d] / size));
        }
        boxOf.add(box);
        boxes.put(box, 0);
      }
      int label = 0;
      for (var entry : boxes.entrySet()) {
        entry.setValue(label++);
      }
      assertArrayEquals(
          boxOf.stream().mapToInt(boxes::get).toArray(),
          Clusters.gridCluster(Tensor.of(numbers, count, dimension), size),
          "seed " + seed);
    }
  }

  private static Comparator<List<Long>> lexicographic(int dimension) {
    Comparator<List<Long>> order = Comparator.comparing(box -> box.get(0));
    for (int d = 1; d < dimension; d++) {
      int coordinate = d;
      order = order.thenComparing(box -> box.get(coordinate));
    }
    return order;
  }

  @Test
  void pointsThatAreNowhereAreRefused() {
    Tensor x = Tensor.of(new float[] {0, 0, 0, Float.NaN}, 2, 2);
    assertRefused(
        "x[1, 1] is NaN; a point in row 1 without a box cannot be in a cluster.",
        () -> Clusters.gridCluster(x, 1));
    assertRefused(
        "x[2, 0] is -Infinity; a point in row 2 without a box cannot be in a cluster.",
        () -> Clusters.gridCluster(column(0, 1, Double.NEGATIVE_INFINITY), 1));
    assertRefused(
        "x[0, 0] is 1.0E300, too large for boxes of size 1.0E-10; a point in row 0 without a box"
            + " cannot be in a cluster.",
        () -> Clusters.gridCluster(column(1e300), 1e-10));
  }

  @Test
  void sizesThatAreNotEdgesAreRefused() {
    assertRefused(
        "size is 0.0; the edge of a box is positive and finite.",
        () -> Clusters.gridCluster(column(1), 0));
    assertRefused(
        "size[1] is NaN; the edge of a box is positive and finite.",
        () -> Clusters.gridCluster(Tensor.of(new double[2], 1, 2), 1, Double.NaN));
    assertRefused(
        "size needs 1 number or one for each of the 1 coordinates of x; it has 2.",
        () -> Clusters.gridCluster(column(1), 1, 1));
    assertRefused(
        "size needs 1 number or one for each of the 1 coordinates of x; it has 0.",
        () -> Clusters.gridCluster(column(1)));
  }

  @Test
  void otherShapesAreRefused() {
    assertRefused(
        "x needs an array of shape (M, D), but got (3,).",
        () -> Clusters.gridCluster(Tensor.of(new double[3], 3), 1));
  }
}
