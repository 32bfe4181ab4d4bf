package io.github.quern.cpu.parallel;

import io.github.quern.ir.Array;
import io.github.quern.ir.Program;

/**
 * How one call is cut into tasks. A task is a block of rows times a chunk of columns; it walks its
 * columns in tiles, in order. Chunks of one row block are merged in order. Nothing here depends on
 * the number of threads.
 *
 * @param rows number of output rows
 * @param columns number of columns
 * @param chunkColumns columns of one chunk, a multiple of the tile
 * @param chunks number of chunks, at least 1
 */
record Split(long rows, long columns, long chunkColumns, int chunks) {
  /** Rows of a block: enough that a tile of columns is used often while it is in the cache. */
  static final int BLOCK_ROWS = 64;

  /**
   * Columns of a tile: each is summed by itself first, which keeps rounding errors small, and a
   * tile of small vectors stays in the first-level cache.
   */
  static final int TILE_COLUMNS = 128;

  /** Calls with fewer row blocks than this are split over columns too. */
  private static final int ENOUGH_BLOCKS = 128;

  /** A chunk is at least that many tiles, so that merging costs little. */
  private static final int SMALLEST_CHUNK_TILES = 16;

  /** Most entries of all chunks' states together. */
  private static final long LARGEST_STATES = 1L << 22;

  static Split of(Program program, long rows, long columns) {
    long blocks = Math.max(1, Math.ceilDiv(rows, BLOCK_ROWS));
    long stateLength = program.total().stream().mapToLong(Array::length).sum();
    long tiles = Math.ceilDiv(columns, TILE_COLUMNS);
    long wanted =
        Math.min(
            Math.ceilDiv(ENOUGH_BLOCKS, blocks),
            Math.min(
                tiles / SMALLEST_CHUNK_TILES,
                LARGEST_STATES / (blocks * BLOCK_ROWS * Math.max(1, stateLength))));
    long chunkTiles = Math.ceilDiv(Math.max(1, tiles), Math.max(1, wanted));
    long chunkColumns = chunkTiles * TILE_COLUMNS;
    int chunks = (int) Math.max(1, Math.ceilDiv(columns, chunkColumns));
    return new Split(rows, columns, chunkColumns, chunks);
  }

  /** The number of row blocks. */
  long blocks() {
    return Math.ceilDiv(rows, BLOCK_ROWS);
  }

  /** The number of rows of a block. */
  int rowsOf(long block) {
    return (int) Math.min(BLOCK_ROWS, rows - block * BLOCK_ROWS);
  }
}
