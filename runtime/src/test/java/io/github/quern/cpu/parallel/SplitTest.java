package io.github.quern.cpu.parallel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.ir.Array;
import io.github.quern.ir.Block;
import io.github.quern.ir.Program;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SplitTest {
  /** 4 Mi numbers, which are 32 MiB of doubles. */
  private static final long MOST_STATES = 1L << 22;

  private static Split split(int stateLength, long rows, long columns) {
    List<Array> total = List.of(new Array(0, "total", stateLength));
    Block none = Block.EMPTY;
    Program program =
        new Program(
            List.of(), 1, total, total, List.of(), none, none, none, none, none, none, none);
    return Split.of(program, rows, columns);
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 500);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void randomSizesAreCoveredInBoundedWork(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long rows = sizeOfAnyMagnitude(random);
    long columns = sizeOfAnyMagnitude(random);
    int stateLength = random.nextInt(1, 2000);
    String sizes = "seed " + seed + ": " + rows + " x " + columns + " x " + stateLength;
    Split split = split(stateLength, rows, columns);
    assertTrue(coversRows(split), sizes);
    assertTrue(coversColumns(split), sizes);
    assertTrue(isBounded(split, stateLength), sizes);
  }

  private static long sizeOfAnyMagnitude(SplittableRandom random) {
    return random.nextLong(1L << random.nextInt(1, 34));
  }

  /** Blocks but the last are full, and the last ends with the last row. */
  private static boolean coversRows(Split split) {
    long last = split.blocks() - 1;
    return split.rows() == 0
        ? split.blocks() == 0
        : last * Split.BLOCK_ROWS + split.rowsOf(last) == split.rows()
            && split.rowsOf(last) > 0
            && (last == 0 || split.rowsOf(0) == Split.BLOCK_ROWS);
  }

  /** Chunks are made of tiles, no chunk is empty, and the last ends with the last column. */
  private static boolean coversColumns(Split split) {
    long beforeLast = (split.chunks() - 1) * split.chunkColumns();
    return split.chunkColumns() % Split.TILE_COLUMNS == 0
        && split.chunkColumns() > 0
        && beforeLast + split.chunkColumns() >= split.columns()
        && (split.chunks() == 1 || beforeLast < split.columns());
  }

  /** Few chunks in all, of many tiles each, whose states take little memory. */
  private static boolean isBounded(Split split, int stateLength) {
    long chunks = split.blocks() * split.chunks();
    return split.chunks() == 1
        || (chunks <= 256
            && chunks * Split.BLOCK_ROWS * stateLength <= MOST_STATES
            && split.chunkColumns() >= 16 * Split.TILE_COLUMNS);
  }

  @Test
  void manyRowsAreNotSplitOverColumns() {
    assertEquals(1, split(2, 128 * 64, 1_000_000).chunks());
  }

  @Test
  void fewRowsAndManyColumnsAreSplitOverColumns() {
    Split split = split(2, 3, 50_000);
    assertEquals(1, split.blocks());
    // 391 tiles, for 24 chunks of at least 16 tiles: 17 tiles each but the last of the 23.
    assertEquals(23, split.chunks());
  }

  @Test
  void fewColumnsAreNotSplit() {
    assertEquals(1, split(2, 3, 31 * 128).chunks());
    assertEquals(2, split(2, 3, 32 * 128).chunks());
  }

  @Test
  void nothingToDoIsOneChunkAtMost() {
    assertEquals(1, split(1, 5, 0).chunks());
    assertEquals(0, split(1, 0, 5).blocks());
  }
}
