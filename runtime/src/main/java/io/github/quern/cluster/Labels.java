package io.github.quern.cluster;

import java.util.Arrays;

/** Checks and counts of labels. */
final class Labels {
  private Labels() {}

  static void check(int[] labels) {
    for (int k = 0; k < labels.length; k++) {
      if (labels[k] < 0) {
        throw new IllegalArgumentException(
            "labels[" + k + "] is " + labels[k] + "; a label is 0 or more.");
      }
    }
  }

  static void check(int[] labels, Points points) {
    if (labels.length != points.count()) {
      throw new IllegalArgumentException(
          "labels needs one entry for each of the "
              + points.count()
              + " rows of "
              + points.name()
              + "; it has "
              + labels.length
              + ".");
    }
    check(labels);
  }

  /** The number of points of each cluster. */
  static int[] counts(int[] labels) {
    check(labels);
    int clusters = Math.addExact(Arrays.stream(labels).max().orElse(-1), 1);
    int[] counts = new int[clusters];
    for (int label : labels) {
      counts[label]++;
    }
    return counts;
  }
}
