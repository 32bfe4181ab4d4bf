package io.github.quern.cpu.parallel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.backend.Batches;
import io.github.quern.backend.Coverage;
import io.github.quern.backend.KernelCall;
import io.github.quern.backend.Monitor;
import io.github.quern.cpu.parallel.Schedule.Group;
import io.github.quern.cpu.parallel.Schedule.Piece;
import io.github.quern.ir.Accumulation;
import io.github.quern.ir.Array;
import io.github.quern.ir.Block;
import io.github.quern.ir.Program;
import io.github.quern.ir.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScheduleTest {
  /** 4 Mi numbers, which are 32 MiB of doubles. */
  private static final long MOST_STATES = 1L << 22;

  private static Schedule schedule(int stateLength, Coverage coverage, long columns, long batch) {
    List<Array> total = List.of(new Array(0, "total", stateLength, ValueType.REAL));
    Block none = Block.EMPTY;
    Program program =
        new Program(
            List.of(),
            List.of(),
            Accumulation.TILED,
            total,
            total,
            List.of(),
            none,
            none,
            none,
            none,
            none,
            none,
            none);
    return new Schedule(
        program,
        new KernelCall(
            List.of(),
            columns,
            coverage,
            new Batches(List.of(batch), List.of()),
            List.of(),
            Monitor.NONE));
  }

  private static Schedule schedule(int stateLength, long rows, long columns) {
    return schedule(stateLength, Coverage.dense(rows, columns), columns, 1);
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 500);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void randomSizesAreCoveredInBoundedWork(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long rows = sizeOfAnyMagnitude(random, 34);
    long columns = sizeOfAnyMagnitude(random, 34);
    long batch = sizeOfAnyMagnitude(random, 12);
    int stateLength = random.nextInt(1, 2000);
    String sizes =
        "seed " + seed + ": " + batch + " x " + rows + " x " + columns + " x " + stateLength;
    Coverage coverage = Coverage.dense(rows, columns);
    Schedule schedule = schedule(stateLength, coverage, columns, batch);
    assertEquals(batch * Math.ceilDiv(rows, Schedule.GROUP_ROWS), schedule.groups(), sizes);
    if (schedule.groups() > 0) {
      requireEndsAndMiddle(schedule, coverage, sizes);
    }
    assertTrue(isBounded(schedule, stateLength), sizes);
  }

  private static long sizeOfAnyMagnitude(SplittableRandom random, int bits) {
    return random.nextLong(1L << random.nextInt(1, bits));
  }

  /** Looks at the first groups, the last ones, and some between. */
  private static void requireEndsAndMiddle(Schedule schedule, Coverage coverage, String sizes) {
    SplittableRandom random = new SplittableRandom(1);
    for (int trial = 0; trial < 20; trial++) {
      requireGroup(schedule, coverage, random.nextLong(schedule.groups()), sizes);
    }
    requireGroup(schedule, coverage, 0, sizes);
    requireGroup(schedule, coverage, schedule.groups() - 1, sizes);
    assertEquals(0, schedule.group(0).firstPiece(), sizes);
    Group last = schedule.group(schedule.groups() - 1);
    assertEquals(schedule.pieces(), last.firstPiece() + last.pieces(), sizes);
    assertEquals(coverage.rows(), last.firstRow() + last.rows(), sizes);
  }

  /** A group follows the one before it, and its pieces cut the columns of its block. */
  private static void requireGroup(
      Schedule schedule, Coverage coverage, long number, String sizes) {
    String what = sizes + ", group " + number;
    Group group = schedule.group(number);
    assertTrue(group.rows() > 0 && group.rows() <= Schedule.GROUP_ROWS, what);
    assertTrue(group.firstRow() >= coverage.firstRow(group.block()), what);
    assertTrue(group.firstRow() + group.rows() <= coverage.endRow(group.block()), what);
    if (number > 0) {
      Group before = schedule.group(number - 1);
      assertEquals(before.firstPiece() + before.pieces(), group.firstPiece(), what);
      boolean newElement = before.batch() + 1 == group.batch();
      assertEquals(newElement ? 0 : before.firstRow() + before.rows(), group.firstRow(), what);
      assertTrue(newElement || before.batch() == group.batch(), what);
    }
    long columns = 0;
    for (int k = 0; k < group.pieces(); k++) {
      Piece piece = schedule.piece(group.firstPiece() + k);
      assertEquals(group, piece.group(), what);
      assertEquals(columns, piece.from(), what);
      assertTrue(group.pieces() == 1 || piece.from() < piece.to(), what);
      assertTrue(
          k + 1 == group.pieces()
              || ((piece.to() - piece.from()) % Schedule.TILE_COLUMNS == 0
                  && piece.to() - piece.from() >= 16 * Schedule.TILE_COLUMNS),
          what);
      columns = piece.to();
    }
    assertEquals(coverage.columns(group.block()), columns, what);
  }

  /** Few pieces in all, whose states take little memory, or one for each group. */
  private static boolean isBounded(Schedule schedule, int stateLength) {
    return !schedule.splitsColumns()
        || (schedule.pieces() <= 256
            && schedule.pieces() * Schedule.GROUP_ROWS * stateLength <= MOST_STATES);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void randomBlocksAreCoveredGroupByGroup(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long columns = 1 + sizeOfAnyMagnitude(random, 18);
    Coverage.Builder builder = new Coverage.Builder();
    for (int block = random.nextInt(1, 40); block > 0; block--) {
      List<Coverage.Range> ranges = new ArrayList<>();
      for (int range = random.nextInt(4); range > 0; range--) {
        long start = random.nextLong(columns);
        ranges.add(new Coverage.Range(start, random.nextLong(start, columns + 1)));
      }
      builder.block(random.nextInt(200), ranges);
    }
    Coverage coverage = builder.build();
    Schedule schedule = schedule(random.nextInt(1, 50), coverage, columns, 1 + random.nextInt(3));
    for (long number = 0; number < schedule.groups(); number++) {
      requireGroup(schedule, coverage, number, "seed " + seed);
    }
    assertEquals(schedule.splitsColumns(), schedule.pieces() > schedule.groups(), "seed " + seed);
  }

  @Test
  void manyRowsAreNotSplitOverColumns() {
    assertFalse(schedule(2, 128 * 64, 1_000_000).splitsColumns());
  }

  @Test
  void manyBatchElementsAreNotSplitOverColumns() {
    assertFalse(schedule(2, Coverage.dense(3, 1_000_000), 1_000_000, 128).splitsColumns());
    assertEquals(3, schedule(2, Coverage.dense(3, 1_000_000), 1_000_000, 43).group(42).pieces());
  }

  @Test
  void fewRowsAndManyColumnsAreSplitOverColumns() {
    Schedule schedule = schedule(2, 5, 50_000);
    assertEquals(1, schedule.groups());
    // 391 tiles, for 24 chunks of at least 16 tiles: 17 tiles each but the last of the 23.
    assertEquals(23, schedule.pieces());
    // Chunks are whole rounds of 16 tiles where these are added to states in turn.
    assertEquals(13, schedule(2, 3, 50_000).pieces());
  }

  @Test
  void largeStatesAreNotSplit() {
    // One group's states are 2^22 numbers already.
    assertEquals(1, schedule(1 << 16, 64, 1_000_000).pieces());
    assertEquals(4, schedule(1 << 14, 64, 1_000_000).pieces());
  }

  @Test
  void fewColumnsAreNotSplit() {
    assertEquals(1, schedule(2, 3, 31 * 128).pieces());
    assertEquals(2, schedule(2, 3, 32 * 128).pieces());
  }

  @Test
  void nothingToDoIsOnePieceAtMost() {
    assertEquals(1, schedule(1, 5, 0).pieces());
    assertEquals(0, schedule(1, 0, 5).groups());
    assertEquals(0, schedule(1, 0, 5).pieces());
    assertEquals(0, schedule(1, Coverage.dense(5, 5), 5, 0).groups());
    assertEquals(0, schedule(1, Coverage.dense(5, 50_000), 50_000, 0).pieces());
  }

  @Test
  void sizesBeyondAnArrayAreCounted() {
    Schedule schedule = schedule(1, 1L << 40, 3);
    assertEquals(1L << 34, schedule.groups());
    assertEquals((1L << 40) - 64, schedule.group((1L << 34) - 1).firstRow());
    assertEquals(
        1L << 41, schedule(1, 3, 1L << 41).piece(schedule(1, 3, 1L << 41).pieces() - 1).to());
  }
}
