package io.github.quern.cluster;

import java.util.Arrays;

/** Points in the boxes of a grid. */
final class Grid {
  private final Points points;
  private final double[] sizes;

  Grid(Points points, double[] sizes) {
    this.points = points;
    this.sizes = sizes.clone();
    if (sizes.length != 1 && sizes.length != points.dimension()) {
      throw new IllegalArgumentException(
          "size needs 1 number or one for each of the "
              + points.dimension()
              + " coordinates of "
              + points.name()
              + "; it has "
              + sizes.length
              + ".");
    }
    for (int k = 0; k < sizes.length; k++) {
      if (!(sizes[k] > 0 && Double.isFinite(sizes[k]))) {
        throw new IllegalArgumentException(
            "size"
                + (sizes.length == 1 ? "" : "[" + k + "]")
                + " is "
                + sizes[k]
                + "; the edge of a box is positive and finite.");
      }
    }
  }

  /**
   * Refines the labels coordinate by coordinate: the label so far is the high part of the key, so
   * that an earlier coordinate weighs more in the order.
   */
  int[] labels() {
    int[] labels = new int[points.count()];
    for (int d = 0; d < points.dimension(); d++) {
      int[] bins = ranks(bins(d));
      long[] keys = new long[labels.length];
      for (int k = 0; k < keys.length; k++) {
        keys[k] = (long) labels[k] << Integer.SIZE | bins[k];
      }
      labels = ranks(keys);
    }
    return labels;
  }

  /** The boxes along one coordinate, as integers in the same order. */
  private long[] bins(int coordinate) {
    double size = sizes.length == 1 ? sizes[0] : sizes[coordinate];
    long[] bins = new long[points.count()];
    for (int k = 0; k < bins.length; k++) {
      double value = points.at(k, coordinate);
      // Adding 0 makes -0 to 0.
      double bin = Math.floor(value / size) + 0.0;
      if (!Double.isFinite(bin)) {
        throw notFinite(k, coordinate, value, size);
      }
      long bits = Double.doubleToRawLongBits(bin);
      bins[k] = bits ^ (bits >> (Long.SIZE - 1) & Long.MAX_VALUE);
    }
    return bins;
  }

  private IllegalArgumentException notFinite(int row, int coordinate, double value, double size) {
    return new IllegalArgumentException(
        points.name()
            + "["
            + row
            + ", "
            + coordinate
            + "] is "
            + value
            + (Double.isFinite(value) ? ", too large for boxes of size " + size : "")
            + "; a point in row "
            + row
            + " without a box cannot be in a cluster.");
  }

  /** For each key, how many smaller ones there are, counting equal ones once. */
  private static int[] ranks(long[] keys) {
    long[] distinct = Arrays.stream(keys).sorted().distinct().toArray();
    int[] ranks = new int[keys.length];
    Arrays.setAll(ranks, k -> Arrays.binarySearch(distinct, keys[k]));
    return ranks;
  }
}
