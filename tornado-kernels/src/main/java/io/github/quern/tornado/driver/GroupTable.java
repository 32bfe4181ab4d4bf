package io.github.quern.tornado.driver;

import io.github.quern.backend.Coverage;
import java.util.Arrays;
import java.util.List;

/**
 * The numbers that tell the work groups of a launch what to do, as they lie in the {@code IntArray}
 * that every kernel takes first.
 *
 * <p>It starts with one record for each group: the fields below, then for each input used the index
 * in its buffer at which the group finds the only row of a parameter, the first of the group's
 * rows, or column 0. The ranges of columns follow, each as its first column and the one after its
 * last; groups of one block of rows share them.
 */
public final class GroupTable {
  /** Field: the output row of the group's first thread, counted over all batch elements. */
  public static final int OUTPUT_ROW = 0;

  /** Field: the number of rows, from 1 to the size of a group. */
  public static final int ROWS = 1;

  /** Field: where in the table the group's ranges start. */
  public static final int RANGES = 2;

  /** Field: where in the table they end. */
  public static final int RANGES_END = 3;

  /** Field: the number of the first row within its batch element. */
  public static final int ROW_NUMBER = 4;

  /** Where in a record the indices of the inputs start. */
  public static final int INPUTS = 5;

  private final int recordLength;
  private final Coverage coverage;
  private final Ints records = new Ints();
  private final Ints ranges = new Ints();
  private int lastBlock = -1;
  private int firstRange;

  GroupTable(Packing packing, Coverage coverage) {
    this.recordLength = recordLength(packing);
    this.coverage = coverage;
  }

  /** The length of one record. */
  public static int recordLength(Packing packing) {
    return INPUTS + packing.sections().size();
  }

  /** The number of numbers. */
  public int length() {
    return Math.addExact(records.length, ranges.length);
  }

  /** Adds a group; its ranges are those of a block. */
  void add(long outputRow, long rows, int block, long rowNumber, List<Long> inputs) {
    if (block != lastBlock) {
      addRanges(block);
    }
    records.add(outputRow);
    records.add(rows);
    records.add(firstRange);
    records.add(ranges.length);
    records.add(rowNumber);
    inputs.forEach(records::add);
  }

  private void addRanges(int block) {
    lastBlock = block;
    firstRange = ranges.length;
    for (int range = coverage.firstRange(block); range < coverage.endRange(block); range++) {
      ranges.add(coverage.firstColumn(range));
      ranges.add(coverage.endColumn(range));
    }
  }

  /**
   * Writes the numbers out.
   *
   * @param set takes a position and the number there
   */
  public void forEach(NumberConsumer set) {
    for (int position = 0; position < records.length; position++) {
      int field = position % recordLength;
      boolean range = field == RANGES || field == RANGES_END;
      set.accept(position, records.numbers[position] + (range ? records.length : 0));
    }
    for (int position = 0; position < ranges.length; position++) {
      set.accept(records.length + position, ranges.numbers[position]);
    }
  }

  /** Takes the numbers. */
  @FunctionalInterface
  public interface NumberConsumer {
    /** Takes one. */
    void accept(int position, int number);
  }

  /** Ints that grow in number. */
  private static final class Ints {
    private int[] numbers = new int[16];
    private int length;

    void add(long number) {
      if (length == numbers.length) {
        numbers = Arrays.copyOf(numbers, 2 * length);
      }
      numbers[length++] = Math.toIntExact(number);
    }
  }
}
