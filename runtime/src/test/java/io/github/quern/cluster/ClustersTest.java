package io.github.quern.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.quern.data.DType;
import io.github.quern.data.Shape;
import io.github.quern.data.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClustersTest {
  private static final int[] LABELS = {0, 2, 0, 0, 1};
  private static final Tensor X = Tensor.of(new double[] {0, 5, 0.4, 0.3, 2}, 5, 1);

  private static void assertRefused(String message, Runnable action) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, action::run).getMessage());
  }

  @Test
  void sortedPointsAreGroupedAndOtherwiseKeepTheirOrder() {
    ClusterOrder order = Clusters.sortClusters(LABELS);
    assertArrayEquals(new double[] {0, 0.4, 0.3, 2, 5}, order.sort(X).toDoubleArray());
    assertArrayEquals(new int[] {0, 0, 0, 1, 2}, order.labels());
    assertArrayEquals(new int[] {0, 2, 3, 4, 1}, order.permutation());
  }

  @Test
  void severalArraysOfAnyRankAreSortedAlike() {
    ClusterOrder order = Clusters.sortClusters(new int[] {1, 0});
    List<Tensor> sorted =
        order.sort(
            List.of(
                Tensor.of(new float[] {1, 2}, 2),
                Tensor.of(new double[] {1, 2, 3, 4, 5, 6, 7, 8}, 2, 2, 2),
                Tensor.zeros(DType.FLOAT64, Shape.of(2, 0))));
    assertArrayEquals(new float[] {2, 1}, sorted.get(0).toFloatArray());
    assertEquals(DType.FLOAT32, sorted.get(0).dtype());
    assertArrayEquals(new double[] {5, 6, 7, 8, 1, 2, 3, 4}, sorted.get(1).toDoubleArray());
    assertEquals(Shape.of(2, 0), sorted.get(2).shape());
  }

  @Test
  void unsortUndoesSortAndRangesFindEachCluster() {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      int count = random.nextInt(60);
      int clusters = 1 + random.nextInt(9);
      int[] labels = random.ints(count, 0, clusters).toArray();
      Tensor x = Tensor.of(random.doubles(3L * count).toArray(), count, 3);
      ClusterOrder order = Clusters.sortClusters(labels);
      Tensor sorted = order.sort(x);
      assertArrayEquals(x.toDoubleArray(), order.unsort(sorted).toDoubleArray());
      int[] permutation = order.permutation();
      int[][] ranges = Clusters.clusterRanges(labels);
      assertEquals(Arrays.stream(labels).max().orElse(-1) + 1, ranges.length);
      for (int cluster = 0; cluster < ranges.length; cluster++) {
        int wanted = cluster;
        assertArrayEquals(
            IntStream.range(0, count).filter(k -> labels[k] == wanted).toArray(),
            Arrays.copyOfRange(permutation, ranges[cluster][0], ranges[cluster][1]),
            "seed " + seed);
      }
      for (int k = 0; k < count; k++) {
        assertEquals(x.get(permutation[k], 2), sorted.get(k, 2));
      }
    }
  }

  @Test
  void emptyClustersHaveEmptyRangesAndNoCentroid() {
    int[] labels = {3, 1};
    assertArrayEquals(new int[][] {{0, 0}, {0, 1}, {1, 1}, {1, 2}}, Clusters.clusterRanges(labels));
    ClusterSummary summary =
        Clusters.clusterRangesCentroids(Tensor.of(new float[] {7, 9}, 2, 1), labels);
    assertArrayEquals(new float[] {Float.NaN, 9, Float.NaN, 7}, summary.centroids().toFloatArray());
    assertArrayEquals(new float[] {0, 1, 0, 1}, summary.weights().toFloatArray());
  }

  @Test
  void centroidsAreMeans() {
    Tensor x = Tensor.of(new double[] {0, 0.5, 1, 2, 3}, 5, 1);
    int[] labels = {0, 0, 1, 1, 1};
    ClusterSummary plain = Clusters.clusterRangesCentroids(x, labels);
    assertArrayEquals(new int[][] {{0, 2}, {2, 5}}, plain.ranges());
    assertArrayEquals(new double[] {0.25, 2}, plain.centroids().toDoubleArray());
    assertArrayEquals(new double[] {2, 3}, plain.weights().toDoubleArray());
    assertEquals(Shape.of(2, 1), plain.centroids().shape());
    assertEquals(Shape.of(2), plain.weights().shape());
  }

  @Test
  void weightsMakeThemBarycentres() {
    Tensor x = Tensor.of(new double[] {0, 0.5, 1, 2, 3}, 5, 1);
    int[] labels = {0, 0, 1, 1, 1};
    double[] weights = {1, 0.5, 1, 1, 10};
    for (Tensor shaped : List.of(Tensor.of(weights, 5), Tensor.of(weights, 5, 1))) {
      ClusterSummary summary = Clusters.clusterRangesCentroids(x, labels, shaped);
      // Two roundings of 2^-53 each.
      assertArrayEquals(
          new double[] {0.25 / 1.5, 2.75}, summary.centroids().toDoubleArray(), 1e-15);
      assertArrayEquals(new double[] {1.5, 12}, summary.weights().toDoubleArray());
    }
  }

  @Test
  void randomCentroidsEqualPlainMeansAndPointsNeedNoOrder() {
    Random random = new Random(5);
    int[] labels = random.ints(200, 0, 7).toArray();
    Tensor x = Tensor.of(random.doubles(400).toArray(), 200, 2);
    Tensor weights = Tensor.of(random.doubles(200).toArray(), 200);
    ClusterOrder order = Clusters.sortClusters(labels);
    Tensor centroids = Clusters.clusterCentroids(x, labels, weights);
    assertArrayEquals(
        centroids.toDoubleArray(),
        Clusters.clusterCentroids(order.sort(x), order.labels(), order.sort(weights))
            .toDoubleArray());
    Tensor plain = Clusters.clusterCentroids(x, labels);
    for (int cluster = 0; cluster < 7; cluster++) {
      int wanted = cluster;
      int[] members = IntStream.range(0, 200).filter(k -> labels[k] == wanted).toArray();
      double total = Arrays.stream(members).mapToDouble(k -> weights.get(k)).sum();
      double weighted =
          Arrays.stream(members).mapToDouble(k -> weights.get(k) * x.get(k, 1)).sum() / total;
      double mean = Arrays.stream(members).mapToDouble(k -> x.get(k, 1)).average().orElseThrow();
      // About 30 terms of size 1, each with a rounding of 2^-53.
      assertEquals(weighted, centroids.get(cluster, 1), 1e-14);
      assertEquals(mean, plain.get(cluster, 1), 1e-14);
    }
  }

  @Test
  void singlePrecisionIsSummedInDouble() {
    int count = 100_000;
    float[] ones = new float[count];
    Arrays.fill(ones, 0.1f);
    Tensor centroids = Clusters.clusterCentroids(Tensor.of(ones, count, 1), new int[count]);
    assertArrayEquals(new float[] {0.1f}, centroids.toFloatArray());
  }

  @Test
  void aNanSpoilsItsClusterOnly() {
    Tensor x = Tensor.of(new double[] {Double.NaN, 1, 2}, 3, 1);
    assertArrayEquals(
        new double[] {2, Double.NaN},
        Clusters.clusterCentroids(x, new int[] {1, 1, 0}).toDoubleArray());
  }

  @Test
  void noPointsMakeNoClusters() {
    Tensor none = Tensor.zeros(DType.FLOAT32, Shape.of(0, 3));
    ClusterOrder order = Clusters.sortClusters(new int[0]);
    assertEquals(Shape.of(0, 3), order.sort(none).shape());
    assertEquals(Shape.of(0, 3), order.unsort(none).shape());
    ClusterSummary summary = Clusters.clusterRangesCentroids(none, new int[0]);
    assertEquals(0, summary.ranges().length);
    assertEquals(Shape.of(0, 3), summary.centroids().shape());
    assertEquals(Shape.of(0), summary.weights().shape());
  }

  @Test
  void whatIsGivenOutIsACopy() {
    ClusterSummary summary = Clusters.clusterRangesCentroids(X, LABELS);
    summary.ranges()[0][1] = 99;
    assertArrayEquals(new int[] {0, 3}, summary.ranges()[0]);
    ClusterOrder order = Clusters.sortClusters(LABELS);
    order.permutation()[0] = 99;
    order.labels()[0] = 99;
    assertEquals(0, order.permutation()[0]);
    assertEquals(0, order.labels()[0]);
  }

  @Test
  void negativeLabelsAreRefused() {
    int[] labels = {0, -1};
    assertRefused("labels[1] is -1; a label is 0 or more.", () -> Clusters.clusterRanges(labels));
    assertRefused("labels[1] is -1; a label is 0 or more.", () -> Clusters.sortClusters(labels));
    assertRefused(
        "labels[1] is -1; a label is 0 or more.",
        () -> Clusters.clusterCentroids(Tensor.of(new double[2], 2, 1), labels));
  }

  @Test
  void otherNumbersOfRowsAreRefused() {
    assertRefused(
        "labels needs one entry for each of the 5 rows of x; it has 2.",
        () -> Clusters.clusterCentroids(X, new int[2]));
    assertRefused(
        "An array needs one row for each of the 5 labels, but its shape is (2, 3).",
        () -> Clusters.sortClusters(LABELS).sort(Tensor.of(new double[6], 2, 3)));
    assertRefused(
        "An array needs one row for each of the 5 labels, but its shape is ().",
        () -> Clusters.sortClusters(LABELS).unsort(Tensor.of(new double[1])));
  }

  @Test
  void otherWeightsAreRefused() {
    assertRefused(
        "weights needs an array of shape (5,) or (5, 1), one entry for each row of x, but got"
            + " (1, 5).",
        () -> Clusters.clusterCentroids(X, LABELS, Tensor.of(new double[5], 1, 5)));
    assertRefused(
        "weights needs an array of shape (5,) or (5, 1), one entry for each row of x, but got"
            + " (4,).",
        () -> Clusters.clusterCentroids(X, LABELS, Tensor.of(new double[4], 4)));
    assertRefused(
        "weights needs the type of x, float64, but is float32.",
        () -> Clusters.clusterCentroids(X, LABELS, Tensor.of(new float[5], 5)));
  }
}
