package io.github.quern.backend;

import java.util.ArrayList;
import java.util.List;

/**
 * Which columns each output row is reduced over.
 *
 * <p>The rows are cut into blocks; all rows of a block are reduced over the same ranges of columns,
 * one after the other. Blocks are in order and leave no row out; a block without ranges has rows
 * whose result is that of an empty reduction. A column in two ranges of a block counts twice.
 */
public final class Coverage {
  private final long rows;
  private final long[] rowEnds;
  private final int[] rangeEnds;
  private final long[] columnStarts;
  private final long[] columnEnds;

  private Coverage(Builder builder) {
    this.rows = builder.rows;
    this.rowEnds = new long[builder.rowEnds.size()];
    this.rangeEnds = new int[rowEnds.length];
    for (int block = 0; block < rowEnds.length; block++) {
      rowEnds[block] = builder.rowEnds.get(block);
      rangeEnds[block] = builder.rangeEnds.get(block);
    }
    this.columnStarts = new long[builder.ranges.size()];
    this.columnEnds = new long[columnStarts.length];
    for (int range = 0; range < columnStarts.length; range++) {
      columnStarts[range] = builder.ranges.get(range).start();
      columnEnds[range] = builder.ranges.get(range).end();
    }
  }

  /**
   * A half-open interval of columns.
   *
   * @param start the first
   * @param end the one after the last
   */
  public record Range(long start, long end) {}

  /**
   * Every row with every column.
   *
   * @param rows number of output rows
   * @param columns number of columns
   */
  public static Coverage dense(long rows, long columns) {
    return new Builder().block(rows, List.of(new Range(0, columns))).build();
  }

  /** Collects blocks, from row 0 on. */
  public static final class Builder {
    private final List<Long> rowEnds = new ArrayList<>();
    private final List<Integer> rangeEnds = new ArrayList<>();
    private final List<Range> ranges = new ArrayList<>();
    private long rows;

    /** Starts at row 0. */
    public Builder() {}

    /**
     * Adds the next block; one without rows is left out, as are empty ranges.
     *
     * @param count its number of rows
     * @param columns what they are reduced over, in this order
     */
    public Builder block(long count, List<Range> columns) {
      if (count > 0) {
        rows += count;
        rowEnds.add(rows);
        for (Range range : columns) {
          if (range.start() < range.end()) {
            ranges.add(range);
          }
        }
        rangeEnds.add(ranges.size());
      }
      return this;
    }

    /** The number of rows so far. */
    public long rows() {
      return rows;
    }

    /** The coverage of the blocks so far. */
    public Coverage build() {
      return new Coverage(this);
    }
  }

  /** The number of rows of all blocks. */
  public long rows() {
    return rows;
  }

  /**
   * What is left of it within some rows and columns, both counted anew from 0.
   *
   * @param rowRange the rows
   * @param columnRange the columns
   */
  public Coverage within(Range rowRange, Range columnRange) {
    Builder within = new Builder();
    for (int block = 0; block < blocks(); block++) {
      long first = Math.max(firstRow(block), rowRange.start());
      long end = Math.min(endRow(block), rowRange.end());
      List<Range> ranges = new ArrayList<>();
      for (int range = firstRange(block); range < endRange(block); range++) {
        ranges.add(
            new Range(
                Math.max(columnStarts[range], columnRange.start()) - columnRange.start(),
                Math.min(columnEnds[range], columnRange.end()) - columnRange.start()));
      }
      within.block(end - first, ranges);
    }
    return within.build();
  }

  /** The number of blocks. */
  public int blocks() {
    return rowEnds.length;
  }

  /** The first row of a block. */
  public long firstRow(int block) {
    return block == 0 ? 0 : rowEnds[block - 1];
  }

  /** The row after the last of a block. */
  public long endRow(int block) {
    return rowEnds[block];
  }

  /** The first range of a block. */
  public int firstRange(int block) {
    return block == 0 ? 0 : rangeEnds[block - 1];
  }

  /** The range after the last of a block. */
  public int endRange(int block) {
    return rangeEnds[block];
  }

  /** The number of ranges of all blocks. */
  public int ranges() {
    return columnStarts.length;
  }

  /** The first column of a range. */
  public long firstColumn(int range) {
    return columnStarts[range];
  }

  /** The column after the last of a range. */
  public long endColumn(int range) {
    return columnEnds[range];
  }

  /** The number of columns that each row of a block is reduced over. */
  public long columns(int block) {
    long columns = 0;
    for (int range = firstRange(block); range < endRange(block); range++) {
      columns += columnEnds[range] - columnStarts[range];
    }
    return columns;
  }

  /**
   * The number of pairs (row, column).
   *
   * @throws ArithmeticException if it does not fit a long
   */
  public long pairs() {
    long pairs = 0;
    for (int block = 0; block < blocks(); block++) {
      long rowsOfBlock = endRow(block) - firstRow(block);
      pairs = Math.addExact(pairs, Math.multiplyExact(rowsOfBlock, columns(block)));
    }
    return pairs;
  }
}
