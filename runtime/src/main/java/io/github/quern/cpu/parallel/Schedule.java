package io.github.quern.cpu.parallel;

import io.github.quern.backend.ColumnChunks;
import io.github.quern.backend.Coverage;
import io.github.quern.backend.KernelCall;
import io.github.quern.ir.Array;
import io.github.quern.ir.Program;
import java.util.Arrays;

/**
 * How one call is cut into pieces. A piece is a group of rows, which lie in one block of the
 * coverage, times a chunk of the columns of that block; it walks its columns in tiles, in order.
 * Chunks of one group are merged in order. Nothing here depends on the number of threads.
 */
final class Schedule {
  /** Rows of a group: enough that a tile of columns is used often while it is in the cache. */
  static final int GROUP_ROWS = TileCode.ROWS;

  /**
   * Columns of a tile: each is summed by itself first, which keeps rounding errors small, and a
   * tile of small vectors stays in the first-level cache.
   */
  static final int TILE_COLUMNS = TileCode.COLUMNS;

  /** For groups of so few rows, columns are added to several states in turn. */
  static final int FEW_ROWS = 4;

  /** The columns of one tile for each of these states. */
  static final int TURN_COLUMNS = TileCode.TURNS * TILE_COLUMNS;

  private static final ColumnChunks.Limits LIMITS =
      new ColumnChunks.Limits(128, TILE_COLUMNS, 16, 1L << 22);

  private final Coverage coverage;

  /** The number of groups before each block of the coverage, and of all. */
  private final long[] groupsBefore;

  /** The number of pieces before each block of the coverage, and of all. */
  private final long[] piecesBefore;

  private final long[] chunkColumns;
  private final long batches;

  /**
   * A group of rows.
   *
   * @param batch the batch element
   * @param block the block of the coverage
   * @param firstRow the first row within the batch element
   * @param rows how many
   * @param firstPiece the number of the group's first piece
   * @param pieces how many pieces it has, at least 1
   */
  record Group(long batch, int block, long firstRow, int rows, long firstPiece, int pieces) {}

  /**
   * A piece of work: some of the columns that a group's rows are reduced over, counted along the
   * ranges of its block.
   *
   * @param group the rows
   * @param from the first
   * @param to the one after the last
   */
  record Piece(Group group, long from, long to) {}

  Schedule(Program program, KernelCall call) {
    this.coverage = call.coverage();
    this.batches = call.batches().count();
    int blocks = coverage.blocks();
    groupsBefore = new long[blocks + 1];
    piecesBefore = new long[blocks + 1];
    chunkColumns = new long[blocks];
    for (int block = 0; block < blocks; block++) {
      long rows = coverage.endRow(block) - coverage.firstRow(block);
      groupsBefore[block + 1] = groupsBefore[block] + Math.ceilDiv(rows, GROUP_ROWS);
    }
    ColumnChunks chunks =
        new ColumnChunks(
            LIMITS,
            Math.multiplyExact(groupsBefore[blocks], batches),
            GROUP_ROWS * numbersOfState(program));
    for (int block = 0; block < blocks; block++) {
      // Few rows take tiles for all states at once, so that whole rounds leave none over.
      int unit = coverage.endRow(block) - coverage.firstRow(block) <= FEW_ROWS ? TileCode.TURNS : 1;
      chunkColumns[block] = chunks.columns(coverage.columns(block), unit);
      long blockGroups = groupsBefore[block + 1] - groupsBefore[block];
      piecesBefore[block + 1] = piecesBefore[block] + blockGroups * chunks(block);
    }
  }

  /** How many numbers the state of a row has. */
  private static long numbersOfState(Program program) {
    long numbers = 0;
    for (Array array : program.total()) {
      numbers += array.length();
    }
    return numbers;
  }

  private int chunks(int block) {
    return (int) Math.max(1, Math.ceilDiv(coverage.columns(block), chunkColumns[block]));
  }

  private long groupsOfBatch() {
    return groupsBefore[groupsBefore.length - 1];
  }

  private long piecesOfBatch() {
    return piecesBefore[piecesBefore.length - 1];
  }

  /** The number of groups, of all batch elements. */
  long groups() {
    return Math.multiplyExact(groupsOfBatch(), batches);
  }

  /** The number of pieces, of all batch elements. */
  long pieces() {
    return Math.multiplyExact(piecesOfBatch(), batches);
  }

  /** Whether some group has several pieces. */
  boolean splitsColumns() {
    return piecesOfBatch() > groupsOfBatch();
  }

  /**
   * Whether the columns of a piece are added to several states in turn: those of few rows, whose
   * block is dense, so that its columns follow one another.
   */
  boolean takesTurns(Piece piece) {
    int block = piece.group().block();
    return piece.group().rows() <= FEW_ROWS
        && coverage.endRange(block) - coverage.firstRange(block) == 1
        && coverage.columns(block) >= TURN_COLUMNS;
  }

  /** A group by its number. */
  Group group(long number) {
    long batch = number / groupsOfBatch();
    long within = number % groupsOfBatch();
    int block = blockOf(groupsBefore, within);
    return group(batch, block, within - groupsBefore[block]);
  }

  private Group group(long batch, int block, long position) {
    long firstRow = coverage.firstRow(block) + position * GROUP_ROWS;
    int chunks = chunks(block);
    return new Group(
        batch,
        block,
        firstRow,
        (int) Math.min(GROUP_ROWS, coverage.endRow(block) - firstRow),
        batch * piecesOfBatch() + piecesBefore[block] + position * chunks,
        chunks);
  }

  /** A piece by its number. */
  Piece piece(long number) {
    long batch = number / piecesOfBatch();
    long within = number % piecesOfBatch();
    int block = blockOf(piecesBefore, within);
    int chunks = chunks(block);
    long position = within - piecesBefore[block];
    long from = position % chunks * chunkColumns[block];
    return new Piece(
        group(batch, block, position / chunks),
        from,
        Math.min(coverage.columns(block), from + chunkColumns[block]));
  }

  /** The block that a number belongs to, given the counts before each; blocks are never empty. */
  private static int blockOf(long[] before, long number) {
    int found = Arrays.binarySearch(before, number);
    return found >= 0 ? found : -found - 2;
  }
}
