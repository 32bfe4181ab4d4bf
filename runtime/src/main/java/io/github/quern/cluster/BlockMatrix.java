package io.github.quern.cluster;

import io.github.quern.data.Ranges;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** From a matrix of kept blocks to the arrays of {@link Ranges}. */
final class BlockMatrix {
  private BlockMatrix() {}

  static Ranges ranges(long[][] rangesI, long[][] rangesJ, boolean[][] keep) {
    checkPairs("ranges_i", rangesI);
    checkPairs("ranges_j", rangesJ);
    checkShape(keep, rangesI.length, rangesJ.length);
    Side overJ = Side.of(rangesI.length, rangesJ, (k, l) -> keep[k][l]);
    Side overI = Side.of(rangesJ.length, rangesI, (l, k) -> keep[k][l]);
    return Ranges.of(
        rangesI, overJ.slices, overJ.reductions, rangesJ, overI.slices, overI.reductions);
  }

  static long[][] widen(int[][] ranges) {
    return Arrays.stream(ranges)
        .map(range -> Arrays.stream(range).asLongStream().toArray())
        .toArray(long[][]::new);
  }

  private static void checkPairs(String name, long[][] ranges) {
    for (int k = 0; k < ranges.length; k++) {
      if (ranges[k].length != 2) {
        throw new IllegalArgumentException(
            name
                + "["
                + k
                + "] has "
                + ranges[k].length
                + (ranges[k].length == 1 ? " entry" : " entries")
                + "; a range is a pair of start and end.");
      }
      if (ranges[k][0] > ranges[k][1]) {
        throw new IllegalArgumentException(
            name
                + "["
                + k
                + "] is ["
                + ranges[k][0]
                + ", "
                + ranges[k][1]
                + "); a range needs start <= end.");
      }
    }
  }

  private static void checkShape(boolean[][] keep, int rows, int columns) {
    if (keep.length != rows) {
      throw new IllegalArgumentException(
          "keep needs one row for each of the "
              + rows
              + " ranges of ranges_i; it has "
              + keep.length
              + ".");
    }
    for (int k = 0; k < rows; k++) {
      if (keep[k].length != columns) {
        throw new IllegalArgumentException(
            "keep["
                + k
                + "] needs one entry for each of the "
                + columns
                + " ranges of ranges_j; it has "
                + keep[k].length
                + ".");
      }
    }
  }

  /** Whether an output block meets a block that is reduced over. */
  private interface Meeting {
    boolean of(int output, int reduced);
  }

  /** What one axis needs beside its output ranges. */
  private static final class Side {
    private final long[] slices;
    private final long[][] reductions;

    private Side(long[] slices, long[][] reductions) {
      this.slices = slices;
      this.reductions = reductions;
    }

    static Side of(int outputs, long[][] ranges, Meeting meeting) {
      long[] slices = new long[outputs];
      List<long[]> reductions = new ArrayList<>();
      for (int output = 0; output < outputs; output++) {
        int first = reductions.size();
        for (int k = 0; k < ranges.length; k++) {
          if (meeting.of(output, k)) {
            add(reductions, first, ranges[k]);
          }
        }
        slices[output] = reductions.size();
      }
      return new Side(slices, reductions.toArray(long[][]::new));
    }

    /** Joins the range to the last one where they touch: fewer and longer loops later. */
    private static void add(List<long[]> reductions, int first, long[] range) {
      if (reductions.size() > first && reductions.getLast()[1] == range[0]) {
        long[] last = reductions.removeLast();
        reductions.add(new long[] {last[0], range[1]});
      } else {
        reductions.add(range);
      }
    }
  }
}
