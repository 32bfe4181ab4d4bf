package io.github.quern.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.data.Ranges;
import io.github.quern.data.Visits;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClustersFromMatrixTest {
  private static final int[][] RANGES_I = {{2, 5}, {7, 12}};
  private static final int[][] RANGES_J = {{1, 4}, {4, 9}, {20, 30}};

  private static void assertRefused(String message, Runnable action) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, action::run).getMessage());
  }

  @Test
  void bothAxesGetTheirArraysAndTouchingIntervalsAreJoined() {
    boolean[][] keep = {{true, true, false}, {false, true, false}};
    Ranges ranges = Clusters.fromMatrix(RANGES_I, RANGES_J, keep);
    assertArrayEquals(new long[][] {{2, 5}, {7, 12}}, ranges.outputRanges(1));
    assertArrayEquals(new long[] {1, 2}, ranges.slices(1));
    assertArrayEquals(new long[][] {{1, 9}, {4, 9}}, ranges.reductionRanges(1));
    assertArrayEquals(new long[][] {{1, 4}, {4, 9}, {20, 30}}, ranges.outputRanges(0));
    assertArrayEquals(new long[] {1, 3, 3}, ranges.slices(0));
    assertArrayEquals(new long[][] {{2, 5}, {2, 5}, {7, 12}}, ranges.reductionRanges(0));
  }

  @Test
  void intervalsOfTwoBlocksAreNotJoined() {
    boolean[][] keep = {{true, false, false}, {false, true, false}};
    Ranges ranges = Clusters.fromMatrix(RANGES_I, RANGES_J, keep);
    assertArrayEquals(new long[] {1, 2}, ranges.slices(1));
    assertArrayEquals(new long[][] {{1, 4}, {4, 9}}, ranges.reductionRanges(1));
  }

  @Test
  void noClusterKeptVisitsNothing() {
    Ranges ranges = Clusters.fromMatrix(RANGES_I, RANGES_J, new boolean[2][3]);
    assertEquals(0, ranges.coverage(1, 12, 30).pairs());
    assertEquals(12, ranges.coverage(1, 12, 30).rows());
    assertEquals(0, ranges.coverage(0, 30, 12).pairs());
  }

  @Test
  void noClustersAtAllAreFine() {
    Ranges ranges = Clusters.fromMatrix(new int[0][], new int[0][], new boolean[0][]);
    assertEquals(0, ranges.coverage(1, 3, 4).pairs());
    assertEquals(0, ranges.coverage(0, 0, 0).rows());
    Ranges oneSided = Clusters.fromMatrix(RANGES_I, new int[0][], new boolean[2][0]);
    assertEquals(0, oneSided.coverage(1, 12, 0).pairs());
    assertEquals(0, oneSided.coverage(0, 0, 12).pairs());
  }

  @Test
  void randomMatricesExpandToTheirPairsOnBothAxes() {
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      int[] labelsI = random.ints(random.nextInt(30), 0, 1 + random.nextInt(6)).toArray();
      int[] labelsJ = random.ints(random.nextInt(30), 0, 1 + random.nextInt(6)).toArray();
      int[][] rangesI = Clusters.clusterRanges(labelsI);
      int[][] rangesJ = Clusters.clusterRanges(labelsJ);
      boolean[][] keep = new boolean[rangesI.length][rangesJ.length];
      for (boolean[] row : keep) {
        for (int l = 0; l < row.length; l++) {
          row[l] = random.nextBoolean();
        }
      }
      int[] sortedI = Clusters.sortClusters(labelsI).labels();
      int[] sortedJ = Clusters.sortClusters(labelsJ).labels();
      int[][] expected = new int[sortedI.length][sortedJ.length];
      int[][] transposed = new int[sortedJ.length][sortedI.length];
      for (int i = 0; i < sortedI.length; i++) {
        for (int j = 0; j < sortedJ.length; j++) {
          expected[i][j] = keep[sortedI[i]][sortedJ[j]] ? 1 : 0;
          transposed[j][i] = expected[i][j];
        }
      }
      Ranges ranges = Clusters.fromMatrix(rangesI, rangesJ, keep);
      int m = sortedI.length;
      int n = sortedJ.length;
      String message = "seed " + seed;
      assertTrue(Arrays.deepEquals(expected, Visits.of(ranges.coverage(1, m, n), n)), message);
      assertTrue(Arrays.deepEquals(transposed, Visits.of(ranges.coverage(0, n, m), m)), message);
      assertTrue(
          Arrays.deepEquals(transposed, Visits.of(ranges.swapAxes().coverage(1, n, m), m)),
          message);
    }
  }

  @Test
  void otherShapesAreRefused() {
    assertRefused(
        "keep needs one row for each of the 2 ranges of ranges_i; it has 1.",
        () -> Clusters.fromMatrix(RANGES_I, RANGES_J, new boolean[1][3]));
    assertRefused(
        "keep[1] needs one entry for each of the 3 ranges of ranges_j; it has 2.",
        () ->
            Clusters.fromMatrix(
                RANGES_I, RANGES_J, new boolean[][] {{true, true, true}, {true, true}}));
    assertRefused(
        "ranges_j[0] has 1 entry; a range is a pair of start and end.",
        () -> Clusters.fromMatrix(RANGES_I, new int[][] {{1}}, new boolean[2][1]));
    assertRefused(
        "ranges_i[0] is [5, 2); a range needs start <= end.",
        () -> Clusters.fromMatrix(new int[][] {{5, 2}}, RANGES_J, new boolean[1][3]));
  }
}
