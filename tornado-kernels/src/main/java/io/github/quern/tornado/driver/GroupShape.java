package io.github.quern.tornado.driver;

import io.github.quern.backend.ColumnChunks;
import io.github.quern.backend.Coverage;
import io.github.quern.backend.KernelCall;

/**
 * What a work group takes: its threads, their rows, and the columns of a tile.
 *
 * @param threads the number of threads
 * @param rowsPerThread how many rows each thread takes; row r of a thread is r times the number of
 *     threads after its first one
 * @param tileColumns columns of a tile
 * @param stateLength the number of entries of one row's state
 */
public record GroupShape(int threads, int rowsPerThread, int tileColumns, int stateLength) {
  /** A chunk is at least that many tiles, so that merging costs little. */
  private static final int SMALLEST_CHUNK_TILES = 4;

  /** Most entries of all chunks' states of a call together. */
  private static final long LARGEST_STATES = 1L << 22;

  /** The number of rows of a group. */
  public int rows() {
    return threads * rowsPerThread;
  }

  /**
   * How the columns of a call are cut if there are rows for few groups. Threads with several rows
   * count as often, so that the chunks, and hence the results, do not depend on how many they have.
   */
  ColumnChunks chunks(KernelCall call, long enoughGroups) {
    Coverage coverage = call.coverage();
    long groups = 0;
    for (int block = 0; block < coverage.blocks(); block++) {
      groups += Math.ceilDiv(coverage.endRow(block) - coverage.firstRow(block), threads);
    }
    return new ColumnChunks(
        new ColumnChunks.Limits(enoughGroups, tileColumns, SMALLEST_CHUNK_TILES, LARGEST_STATES),
        Math.multiplyExact(groups, call.batches().count()),
        (long) threads * stateLength);
  }
}
