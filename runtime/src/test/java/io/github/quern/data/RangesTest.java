package io.github.quern.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.backend.Coverage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RangesTest {
  /** Block 0 of i with one interval of j, block 1 with two; as in the conformance cases. */
  private static final Ranges BOTH =
      Ranges.of(
          pairs(0, 4, 4, 9),
          new int[] {1, 3},
          pairs(0, 3, 0, 3, 5, 7),
          pairs(0, 3, 3, 7),
          new int[] {2, 3},
          pairs(0, 4, 4, 9, 4, 9));

  private static int[][] pairs(int... bounds) {
    int[][] pairs = new int[bounds.length / 2][];
    for (int k = 0; k < pairs.length; k++) {
      pairs[k] = new int[] {bounds[2 * k], bounds[2 * k + 1]};
    }
    return pairs;
  }

  private static Ranges overJ(int[][] outputs, int[] slices, int[][] reductions) {
    return Ranges.overJ(outputs, slices, reductions);
  }

  /** Such as {@code 0-4: 0-3 5-7} per block. */
  private static List<String> blocks(Coverage coverage) {
    List<String> blocks = new ArrayList<>();
    for (int block = 0; block < coverage.blocks(); block++) {
      StringBuilder text = new StringBuilder();
      text.append(coverage.firstRow(block)).append('-').append(coverage.endRow(block)).append(':');
      for (int k = coverage.firstRange(block); k < coverage.endRange(block); k++) {
        text.append(' ').append(coverage.firstColumn(k)).append('-').append(coverage.endColumn(k));
      }
      blocks.add(text.toString());
    }
    return blocks;
  }

  private static void assertRefused(String message, Runnable action) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, action::run).getMessage());
  }

  private static void assertRefused(String message, Ranges ranges, long rows, long columns) {
    assertRefused(message, () -> ranges.coverage(1, rows, columns));
  }

  @Test
  void eachAxisReadsItsThreeArrays() {
    assertEquals(List.of("0-4: 0-3", "4-9: 0-3 5-7"), blocks(BOTH.coverage(1, 9, 7)));
    assertEquals(List.of("0-3: 0-4 4-9", "3-7: 4-9"), blocks(BOTH.coverage(0, 7, 9)));
  }

  @Test
  void blocksAreSortedAndGapsHaveNoColumns() {
    Ranges ranges = overJ(pairs(5, 8, 1, 3), new int[] {1, 2}, pairs(0, 2, 2, 5));
    assertEquals(
        List.of("0-1:", "1-3: 2-5", "3-5:", "5-8: 0-2", "8-9:"), blocks(ranges.coverage(1, 9, 7)));
  }

  @Test
  void columnsOfABlockAscend() {
    Ranges ranges = overJ(pairs(0, 2), new int[] {3}, pairs(5, 7, 0, 2, 2, 5));
    assertEquals(List.of("0-2: 0-2 2-5 5-7"), blocks(ranges.coverage(1, 2, 7)));
  }

  @Test
  void overlappingReductionRangesAreKept() {
    Ranges ranges = overJ(pairs(0, 9), new int[] {3}, pairs(2, 5, 0, 3, 2, 5));
    assertEquals(List.of("0-9: 0-3 2-5 2-5"), blocks(ranges.coverage(1, 9, 7)));
    assertEquals(9 * 9, ranges.coverage(1, 9, 7).pairs());
  }

  @Test
  void aBlockMayHaveNoRanges() {
    Ranges ranges = overJ(pairs(0, 4, 4, 9), new int[] {0, 2}, pairs(1, 2, 4, 7));
    assertEquals(List.of("0-4:", "4-9: 1-2 4-7"), blocks(ranges.coverage(1, 9, 7)));
  }

  @Test
  void emptyRangesAreLeftOutAndOverlapNothing() {
    Ranges ranges = overJ(pairs(0, 4, 2, 2, 4, 4), new int[] {2, 3, 3}, pairs(3, 3, 0, 1, 0, 5));
    assertEquals(List.of("0-4: 0-1"), blocks(ranges.coverage(1, 4, 5)));
  }

  @Test
  void noBlocksCoverNothing() {
    Ranges ranges = overJ(pairs(), new int[0], pairs());
    assertEquals(List.of("0-4:"), blocks(ranges.coverage(1, 4, 5)));
    assertEquals(List.of(), blocks(ranges.coverage(1, 0, 0)));
  }

  @Test
  void reductionRangesThatNoSliceReachesAreAllowed() {
    Ranges ranges = overJ(pairs(0, 4), new int[] {1}, pairs(0, 5, 1, 2));
    assertEquals(List.of("0-4: 0-5"), blocks(ranges.coverage(1, 4, 5)));
  }

  @Test
  void boundsMayExceedAnInt() {
    long large = 1L << 40;
    Ranges ranges =
        Ranges.overI(new long[][] {{1, large}}, new long[] {1}, new long[][] {{large - 1, large}});
    assertEquals(
        List.of("0-1:", "1-" + large + ": " + (large - 1) + "-" + large),
        blocks(ranges.coverage(0, large, large)));
  }

  @Test
  void outputRangesBeyondTheRowsAreRefused() {
    assertRefused(
        "ranges_i[0] is [0, 6), but M is 4; a range needs 0 <= start <= end <= M.",
        overJ(pairs(0, 6), new int[] {1}, pairs(0, 5)),
        4,
        5);
  }

  @Test
  void reductionRangesBeyondTheColumnsAreRefused() {
    assertRefused(
        "redranges_j[0] is [0, 9), but N is 5; a range needs 0 <= start <= end <= N.",
        overJ(pairs(0, 4), new int[] {1}, pairs(0, 9)),
        4,
        5);
    assertRefused(
        "redranges_j[1] is [-1, 2), but N is 5; a range needs 0 <= start <= end <= N.",
        overJ(pairs(0, 4), new int[] {1}, pairs(0, 5, -1, 2)),
        4,
        5);
  }

  @Test
  void boundsInTheWrongOrderAreRefused() {
    assertRefused(
        "ranges_i[1] is [4, 2), but M is 9; a range needs 0 <= start <= end <= M.",
        overJ(pairs(0, 2, 4, 2), new int[] {1, 1}, pairs(0, 5)),
        9,
        5);
  }

  @Test
  void theNamesFollowTheAxis() {
    assertRefused(
        "ranges_j[1] is [3, 7), but N is 6; a range needs 0 <= start <= end <= N.",
        () -> BOTH.coverage(0, 6, 9));
    assertRefused(
        "redranges_i[1] is [4, 9), but M is 8; a range needs 0 <= start <= end <= M.",
        () -> BOTH.coverage(0, 7, 8));
  }

  @Test
  void slicesThatAreTooLargeAreRefused() {
    assertRefused(
        "slices_i[0] is 3, but the number of ranges in redranges_j is 1; a slice is at most that.",
        overJ(pairs(0, 4), new int[] {3}, pairs(0, 5)),
        4,
        5);
  }

  @Test
  void slicesThatDecreaseAreRefused() {
    assertRefused(
        "slices_i[1] is 1, but slices_i[0] is 2; slices start at 0 or more and never decrease.",
        overJ(pairs(0, 1, 1, 4), new int[] {2, 1}, pairs(0, 5, 0, 5)),
        4,
        5);
    assertRefused(
        "slices_i[0] is -1; slices start at 0 or more and never decrease.",
        overJ(pairs(0, 4), new int[] {-1}, pairs(0, 5)),
        4,
        5);
  }

  @Test
  void overlappingOutputRangesAreRefused() {
    assertRefused(
        "ranges_i[2] is [1, 4), and ranges_i[0] is [3, 9); they overlap, but a row of output may"
            + " lie in one range only.",
        overJ(pairs(3, 9, 0, 1, 1, 4), new int[] {1, 1, 1}, pairs(0, 5)),
        9,
        5);
  }

  @Test
  void missingArraysAreRefused() {
    Ranges axisOne = overJ(pairs(0, 4), new int[] {1}, pairs(0, 5));
    assertRefused(
        "These ranges are for reductions over j only; one over i (axis 0) needs ranges_j,"
            + " slices_j and redranges_i.",
        () -> axisOne.coverage(0, 5, 4));
    assertRefused(
        "These ranges are for reductions over i only; one over j (axis 1) needs ranges_i,"
            + " slices_i and redranges_j.",
        () -> axisOne.swapAxes().coverage(1, 5, 4));
  }

  @Test
  void otherAxesAreRefused() {
    assertRefused(
        "The axis is 1 to reduce over j or 0 to reduce over i; it is 2.",
        () -> BOTH.coverage(2, 9, 7));
  }

  @Test
  void arraysOfOtherShapesAreRefused() {
    assertRefused(
        "ranges_i[1] has 3 entries; a range is a pair of start and end.",
        () -> overJ(new int[][] {{0, 1}, {1, 2, 3}}, new int[] {1, 1}, pairs(0, 5)));
    assertRefused(
        "redranges_i[0] has 1 entry; a range is a pair of start and end.",
        () -> Ranges.overI(pairs(0, 1), new int[] {1}, new int[][] {{0}}));
    assertRefused(
        "slices_i needs one entry for each of the 2 ranges of ranges_i; it has 1.",
        () -> overJ(pairs(0, 1, 1, 2), new int[] {1}, pairs(0, 5)));
  }

  @Test
  void theValuesOfTheOtherAxisAreIgnored() {
    Ranges ranges =
        Ranges.of(
            pairs(0, 4), new int[] {1}, pairs(0, 5), pairs(9, 2), new int[] {7}, pairs(-1, 99));
    assertEquals(List.of("0-4: 0-5"), blocks(ranges.coverage(1, 4, 5)));
  }

  @Test
  void swappedAxesExchangeTheArrays() {
    Ranges swapped = BOTH.swapAxes();
    assertEquals(blocks(BOTH.coverage(0, 7, 9)), blocks(swapped.coverage(1, 7, 9)));
    assertEquals(blocks(BOTH.coverage(1, 9, 7)), blocks(swapped.coverage(0, 9, 7)));
    assertEquals(BOTH, swapped.swapAxes());
    Ranges axisOne = overJ(pairs(0, 4), new int[] {1}, pairs(0, 5));
    assertTrue(axisOne.has(1));
    assertFalse(axisOne.has(0));
    assertTrue(axisOne.swapAxes().has(0));
  }

  @Test
  void arraysAreCopiedInAndOut() {
    int[][] outputs = pairs(0, 4);
    int[] slices = {1};
    Ranges ranges = overJ(outputs, slices, pairs(0, 5));
    outputs[0][1] = 2;
    slices[0] = 0;
    ranges.outputRanges(1)[0][0] = 3;
    ranges.slices(1)[0] = 0;
    ranges.reductionRanges(1)[0][0] = 3;
    assertArrayEquals(new long[][] {{0, 4}}, ranges.outputRanges(1));
    assertArrayEquals(new long[] {1}, ranges.slices(1));
    assertArrayEquals(new long[][] {{0, 5}}, ranges.reductionRanges(1));
    assertEquals(List.of("0-4: 0-5"), blocks(ranges.coverage(1, 4, 5)));
  }

  @Test
  void equalArraysMakeEqualRanges() {
    Ranges ranges = overJ(pairs(0, 4), new int[] {1}, pairs(0, 5));
    Ranges same = Ranges.overJ(new long[][] {{0, 4}}, new long[] {1}, new long[][] {{0, 5}});
    assertEquals(ranges, same);
    assertEquals(ranges.hashCode(), same.hashCode());
    assertNotEquals(ranges, ranges.swapAxes());
    assertNotEquals(ranges, overJ(pairs(0, 4), new int[] {1}, pairs(1, 5)));
    assertEquals("Ranges[over j: 1 blocks, 1 reduction ranges]", ranges.toString());
  }

  @Test
  void randomPatternsVisitEachPairAsOftenAsTheyName() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      int rows = random.nextInt(20);
      int columns = random.nextInt(20);
      List<int[]> outputs = new ArrayList<>();
      for (int start = random.nextInt(3); start < rows; start += random.nextInt(3)) {
        int end = Math.min(rows, start + random.nextInt(4));
        outputs.add(new int[] {start, end});
        start = end;
      }
      Collections.shuffle(outputs, random);
      List<int[]> reductions = new ArrayList<>();
      int[] slices = new int[outputs.size()];
      int[][] expected = new int[rows][columns];
      for (int block = 0; block < slices.length; block++) {
        for (int k = random.nextInt(4); k > 0; k--) {
          int start = random.nextInt(columns + 1);
          int end = start + random.nextInt(columns + 1 - start);
          reductions.add(new int[] {start, end});
          for (int row = outputs.get(block)[0]; row < outputs.get(block)[1]; row++) {
            for (int column = start; column < end; column++) {
              expected[row][column]++;
            }
          }
        }
        slices[block] = reductions.size();
      }
      Coverage coverage =
          overJ(outputs.toArray(int[][]::new), slices, reductions.toArray(int[][]::new))
              .coverage(1, rows, columns);
      assertEquals(rows, coverage.rows());
      assertTrue(Arrays.deepEquals(expected, Visits.of(coverage, columns)), "seed " + seed);
    }
  }
}
