package io.github.quern.cluster;

import io.github.quern.data.Tensor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Where the clusters of sorted points are, and where they lie in space. */
public final class ClusterSummary {
  private final int[][] ranges;
  private final Tensor centroids;
  private final Tensor weights;

  private ClusterSummary(int[][] ranges, Tensor centroids, Tensor weights) {
    this.ranges = ranges;
    this.centroids = centroids;
    this.weights = weights;
  }

  static ClusterSummary of(Tensor x, int[] labels, @Nullable Tensor weights) {
    Points points = Points.of("x", x);
    Labels.check(labels, points);
    if (weights != null) {
      checkWeights(weights, points);
    }
    int[][] ranges = Clusters.clusterRanges(labels);
    int dimension = points.dimension();
    double[] totals = new double[ranges.length];
    double[] sums = new double[Math.multiplyExact(ranges.length, dimension)];
    for (int k = 0; k < labels.length; k++) {
      double weight = weights == null ? 1 : weights.at(k);
      totals[labels[k]] += weight;
      for (int d = 0; d < dimension; d++) {
        sums[labels[k] * dimension + d] += weight * points.at(k, d);
      }
    }
    for (int k = 0; k < sums.length; k++) {
      sums[k] /= totals[k / dimension];
    }
    return new ClusterSummary(
        ranges,
        Points.tensor(x.dtype(), sums, ranges.length, dimension),
        Points.tensor(x.dtype(), totals, ranges.length));
  }

  private static void checkWeights(Tensor weights, Points points) {
    int rank = weights.shape().rank();
    boolean column = rank == 1 || (rank == 2 && weights.shape().size(1) == 1);
    if (!column || weights.shape().size(0) != points.count()) {
      throw new IllegalArgumentException(
          "weights needs an array of shape ("
              + points.count()
              + ",) or ("
              + points.count()
              + ", 1), one entry for each row of "
              + points.name()
              + ", but got "
              + weights.shape()
              + ".");
    }
    if (weights.dtype() != points.tensor().dtype()) {
      throw new IllegalArgumentException(
          "weights needs the type of "
              + points.name()
              + ", "
              + points.tensor().dtype()
              + ", but is "
              + weights.dtype()
              + ".");
    }
  }

  /** The intervals [start, end) of the clusters among the sorted points, (C, 2); a copy. */
  public int[][] ranges() {
    return Arrays.stream(ranges).map(int[]::clone).toArray(int[][]::new);
  }

  /** The means of the clusters, (C, D), of the type of the points; NaN where one is empty. */
  public Tensor centroids() {
    return centroids;
  }

  /**
   * The total weights of the clusters, (C), of the type of the points; numbers of points where
   * there were no weights.
   */
  public Tensor weights() {
    return weights;
  }
}
