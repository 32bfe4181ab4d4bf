package io.github.quern.cluster;

import io.github.quern.data.Ranges;
import io.github.quern.data.Tensor;

/**
 * From points to a block-sparsity pattern: points are put into clusters, sorted so that each
 * cluster is contiguous, and only those pairs of clusters are kept that matter.
 *
 * <pre>{@code
 * int[] labels = Clusters.gridCluster(x, 0.5); // x of shape (M, D)
 * ClusterOrder order = Clusters.sortClusters(labels);
 * ClusterSummary clusters = Clusters.clusterRangesCentroids(x, labels);
 * boolean[][] keep = near(clusters.centroids(), clusters.centroids());
 * Ranges ranges = Clusters.fromMatrix(clusters.ranges(), clusters.ranges(), keep);
 * Tensor xs = order.sort(x);
 * Tensor a = order.unsort(genred.call(CallOptions.DEFAULT.withRanges(ranges), xs, xs));
 * }</pre>
 *
 * <p>A label is a whole number from 0 on; there are C clusters if the largest label is C - 1, some
 * of which may be empty. Time and memory grow with C, so labels should leave few numbers out.
 * Nothing here changes its arguments, and equal arguments give equal results.
 */
public final class Clusters {
  private Clusters() {}

  /**
   * Puts points into the boxes of a grid, KeOps' {@code grid_cluster}. Two points have equal labels
   * if and only if ⌊x_d / size_d⌋, computed in double precision, is equal for all coordinates d.
   *
   * <p>Labels number the non-empty boxes from 0 on, in the order of their first coordinate, then of
   * the second, and so on. Unlike KeOps', the grid may have any dimension and extent.
   *
   * @param x the points, (M, D)
   * @param size the edge of the boxes: one number, or one for each of the D coordinates
   * @return one label for each point, (M); empty for no points
   * @throws IllegalArgumentException if x has another shape, a size is not positive and finite, or
   *     a coordinate is NaN or infinite, in itself or divided by the size; the message names the
   *     row
   */
  public static int[] gridCluster(Tensor x, double... size) {
    return new Grid(Points.of("x", x), size).labels();
  }

  /**
   * How points are sorted so that those with equal labels are contiguous and otherwise keep their
   * order, KeOps' {@code sort_clusters}.
   *
   * @param labels one for each point, (M)
   * @throws IllegalArgumentException if a label is negative
   */
  public static ClusterOrder sortClusters(int[] labels) {
    return ClusterOrder.of(labels);
  }

  /**
   * Where each cluster lies once the points are sorted, KeOps' {@code cluster_ranges}.
   *
   * @param labels one for each point, (M), sorted or not
   * @return the intervals [start, end) of sorted points, (C, 2); start and end are equal where a
   *     cluster is empty
   * @throws IllegalArgumentException if a label is negative
   */
  public static int[][] clusterRanges(int[] labels) {
    int[] counts = Labels.counts(labels);
    int[][] ranges = new int[counts.length][];
    int start = 0;
    for (int cluster = 0; cluster < counts.length; cluster++) {
      ranges[cluster] = new int[] {start, start + counts[cluster]};
      start += counts[cluster];
    }
    return ranges;
  }

  /**
   * The mean of each cluster, KeOps' {@code cluster_centroids}.
   *
   * @param x the points, (M, D), sorted or not
   * @param labels one for each point, (M)
   * @return the centroids, (C, D), of the type of x but summed in double precision; NaN where a
   *     cluster is empty or has a point with NaN
   * @throws IllegalArgumentException if shapes do not match or a label is negative
   */
  public static Tensor clusterCentroids(Tensor x, int[] labels) {
    return clusterRangesCentroids(x, labels).centroids();
  }

  /**
   * The weighted mean of each cluster, Σ w_i x_i / Σ w_i.
   *
   * @param x the points, (M, D), sorted or not
   * @param labels one for each point, (M)
   * @param weights one for each point, (M) or (M, 1), of the type of x
   * @return the centroids, (C, D), as for {@link #clusterCentroids(Tensor, int[])}; NaN or infinite
   *     where the weights of a cluster sum to 0
   * @throws IllegalArgumentException if shapes or types do not match or a label is negative
   */
  public static Tensor clusterCentroids(Tensor x, int[] labels, Tensor weights) {
    return clusterRangesCentroids(x, labels, weights).centroids();
  }

  /**
   * Ranges, centroids and numbers of points of all clusters, KeOps' {@code
   * cluster_ranges_centroids}.
   *
   * @param x the points, (M, D), sorted or not
   * @param labels one for each point, (M)
   * @throws IllegalArgumentException if shapes do not match or a label is negative
   */
  public static ClusterSummary clusterRangesCentroids(Tensor x, int[] labels) {
    return ClusterSummary.of(x, labels, null);
  }

  /**
   * Ranges, weighted centroids and total weights of all clusters.
   *
   * @param x the points, (M, D), sorted or not
   * @param labels one for each point, (M)
   * @param weights one for each point, (M) or (M, 1), of the type of x
   * @throws IllegalArgumentException if shapes or types do not match or a label is negative
   */
  public static ClusterSummary clusterRangesCentroids(Tensor x, int[] labels, Tensor weights) {
    return ClusterSummary.of(x, labels, weights);
  }

  /**
   * The pattern that visits the pairs of points whose clusters are kept, for both axes, KeOps'
   * {@code from_matrix}. Intervals of a block that touch are joined, which KeOps leaves apart; the
   * pairs are the same.
   *
   * @param rangesI the clusters [start, end) of the points i, (C, 2)
   * @param rangesJ the clusters of the points j, (E, 2)
   * @param keep (C, E), whether the points of cluster k of i meet those of cluster l of j; all
   *     false is fine
   * @throws IllegalArgumentException if a shape is another one or a range ends before it starts;
   *     all else is checked when a call uses the pattern
   */
  public static Ranges fromMatrix(long[][] rangesI, long[][] rangesJ, boolean[][] keep) {
    return BlockMatrix.ranges(rangesI, rangesJ, keep);
  }

  /** As {@link #fromMatrix(long[][], long[][], boolean[][])}. */
  public static Ranges fromMatrix(int[][] rangesI, int[][] rangesJ, boolean[][] keep) {
    return BlockMatrix.ranges(BlockMatrix.widen(rangesI), BlockMatrix.widen(rangesJ), keep);
  }
}
