package io.github.quern.tornado.driver;

import io.github.quern.backend.Coverage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The numbers that tell the work groups of a launch what to do, as they lie in the {@code IntArray}
 * that every kernel takes first.
 *
 * <p>It starts with one record for each group: the fields below, then for each input used the index
 * in its buffer at which the group finds the only row of a parameter, the first of the group's
 * rows, or column 0. The ranges of columns follow, each as its first column and the one after its
 * last; groups with the same columns share them.
 */
public final class GroupTable {
  /** Field: the output row of the group's first thread, counted over all batch elements. */
  public static final int OUTPUT_ROW = 0;

  /** Field: the number of rows, from 1 to that of a group. */
  public static final int ROWS = 1;

  /** Field: where in the table the group's ranges start. */
  public static final int RANGES = 2;

  /** Field: where in the table they end. */
  public static final int RANGES_END = 3;

  /** Field: the number of the first row within its batch element. */
  public static final int ROW_NUMBER = 4;

  /** Field: which of the states that are to be joined the group's are, or {@link #NO_STATES}. */
  public static final int STATES = 5;

  /** Where in a record the indices of the inputs start. */
  public static final int INPUTS = 6;

  /** For groups that take all columns, and hence finish their rows. */
  public static final int NO_STATES = -1;

  private final int recordLength;
  private final Coverage coverage;
  private final long firstColumn;
  private final Ints records = new Ints();
  private final Ints ranges = new Ints();
  private final Map<Columns, Span> spans = new HashMap<>();

  /**
   * Some columns of a block, counted along its ranges.
   *
   * @param block the block
   * @param from the first
   * @param to the one after the last
   */
  record Columns(int block, long from, long to) {}

  /** Where ranges are, counted from the end of the records. */
  private record Span(int start, int end) {}

  /**
   * No groups yet.
   *
   * @param packing where the inputs are
   * @param coverage the ranges of columns
   * @param firstColumn the number of the first column
   */
  GroupTable(Packing packing, Coverage coverage, long firstColumn) {
    this.recordLength = recordLength(packing);
    this.coverage = coverage;
    this.firstColumn = firstColumn;
  }

  /** The length of one record. */
  public static int recordLength(Packing packing) {
    return INPUTS + packing.sections().size();
  }

  /** The number of numbers. */
  public int length() {
    return Math.addExact(records.length(), ranges.length());
  }

  /**
   * Adds a group.
   *
   * @param outputRow its first output row
   * @param rows how many
   * @param columns its columns
   * @param rowNumber the number of its first row
   * @param states which states are its own, or {@link #NO_STATES}
   * @param inputs where it finds each input
   */
  void add(
      long outputRow, long rows, Columns columns, long rowNumber, int states, List<Long> inputs) {
    Span span = spans.computeIfAbsent(columns, this::addRanges);
    records.add(outputRow);
    records.add(rows);
    records.add(span.start());
    records.add(span.end());
    records.add(rowNumber);
    records.add(states);
    inputs.forEach(records::add);
  }

  private Span addRanges(Columns columns) {
    int start = ranges.length();
    long before = 0;
    int block = columns.block();
    for (int range = coverage.firstRange(block); range < coverage.endRange(block); range++) {
      long first = coverage.firstColumn(range);
      long length = coverage.endColumn(range) - first;
      long from = Math.clamp(columns.from() - before, 0, length);
      long to = Math.clamp(columns.to() - before, 0, length);
      if (from < to) {
        ranges.add(firstColumn + first + from);
        ranges.add(firstColumn + first + to);
      }
      before += length;
    }
    return new Span(start, ranges.length());
  }

  /**
   * Writes the numbers out.
   *
   * @param set takes a position and the number there
   */
  public void forEach(NumberConsumer set) {
    int count = records.length();
    for (int position = 0; position < count; position++) {
      int field = position % recordLength;
      boolean range = field == RANGES || field == RANGES_END;
      set.accept(position, records.get(position) + (range ? count : 0));
    }
    for (int position = 0; position < ranges.length(); position++) {
      set.accept(count + position, ranges.get(position));
    }
  }
}
