package io.github.quern.data;

import io.github.quern.backend.Coverage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The three arrays of {@link Ranges} for one axis. */
final class AxisRanges {
  /** How KeOps calls the arrays and sizes of an axis. */
  enum Names {
    OVER_J("i", "j", "M", "N"),
    OVER_I("j", "i", "N", "M");

    private final String output;
    private final String reduced;
    private final String rows;
    private final String columns;

    Names(String output, String reduced, String rows, String columns) {
      this.output = output;
      this.reduced = reduced;
      this.rows = rows;
      this.columns = columns;
    }

    String output() {
      return output;
    }

    String reduced() {
      return reduced;
    }

    String outputs() {
      return "ranges_" + output;
    }

    String slices() {
      return "slices_" + output;
    }

    String reductions() {
      return "redranges_" + reduced;
    }
  }

  private final Intervals outputs;
  private final long[] slices;
  private final Intervals reductions;

  AxisRanges(Names names, long[][] outputs, long[] slices, long[][] reductions) {
    this.outputs = new Intervals(names.outputs(), outputs);
    this.slices = slices.clone();
    this.reductions = new Intervals(names.reductions(), reductions);
    if (slices.length != outputs.length) {
      throw new IllegalArgumentException(
          names.slices()
              + " needs one entry for each of the "
              + outputs.length
              + " ranges of "
              + names.outputs()
              + "; it has "
              + slices.length
              + ".");
    }
  }

  long[][] outputs() {
    return outputs.toArray();
  }

  long[] slices() {
    return slices.clone();
  }

  long[][] reductions() {
    return reductions.toArray();
  }

  Coverage coverage(Names names, long rows, long columns) {
    outputs.check(names.outputs(), names.rows, rows);
    reductions.check(names.reductions(), names.columns, columns);
    checkSlices(names);
    Coverage.Builder builder = new Coverage.Builder();
    int previous = -1;
    for (int block : outputs.nonEmptyByStart()) {
      if (outputs.starts[block] < builder.rows()) {
        throw overlap(names.outputs(), previous, block);
      }
      builder.block(outputs.starts[block] - builder.rows(), List.of());
      builder.block(outputs.ends[block] - outputs.starts[block], columnsOf(block));
      previous = block;
    }
    return builder.block(rows - builder.rows(), List.of()).build();
  }

  /**
   * The intervals of a block, ascending by start. A column is then visited for the first time after
   * all lower columns of the block: a lower one lies in the same interval or in one that starts
   * before, even if they overlap. Reductions keep what they saw first, so that ties go to the
   * lowest index, as they do without ranges.
   */
  private List<Coverage.Range> columnsOf(int block) {
    List<Coverage.Range> columns = new ArrayList<>();
    for (int k = block == 0 ? 0 : (int) slices[block - 1]; k < slices[block]; k++) {
      columns.add(new Coverage.Range(reductions.starts[k], reductions.ends[k]));
    }
    columns.sort(
        Comparator.comparingLong(Coverage.Range::start).thenComparingLong(Coverage.Range::end));
    return columns;
  }

  private void checkSlices(Names names) {
    long previous = 0;
    for (int k = 0; k < slices.length; k++) {
      String found = names.slices() + "[" + k + "] is " + slices[k];
      if (slices[k] < previous) {
        throw new IllegalArgumentException(
            found
                + (k == 0 ? "" : ", but " + names.slices() + "[" + (k - 1) + "] is " + previous)
                + "; slices start at 0 or more and never decrease.");
      }
      if (slices[k] > reductions.count()) {
        throw new IllegalArgumentException(
            found
                + ", but the number of ranges in "
                + names.reductions()
                + " is "
                + reductions.count()
                + "; a slice is at most that.");
      }
      previous = slices[k];
    }
  }

  private IllegalArgumentException overlap(String name, int first, int second) {
    return new IllegalArgumentException(
        outputs.describe(name, first)
            + ", and "
            + outputs.describe(name, second)
            + "; they overlap, but a row of output may lie in one range only.");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AxisRanges that
        && outputs.equals(that.outputs)
        && Arrays.equals(slices, that.slices)
        && reductions.equals(that.reductions);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * outputs.hashCode() + Arrays.hashCode(slices)) + reductions.hashCode();
  }

  @Override
  public String toString() {
    return outputs.count() + " blocks, " + reductions.count() + " reduction ranges";
  }

  /** An array of half-open intervals. */
  private static final class Intervals {
    private final long[] starts;
    private final long[] ends;

    Intervals(String name, long[][] pairs) {
      starts = new long[pairs.length];
      ends = new long[pairs.length];
      for (int k = 0; k < pairs.length; k++) {
        if (pairs[k].length != 2) {
          throw new IllegalArgumentException(
              name
                  + "["
                  + k
                  + "] has "
                  + pairs[k].length
                  + (pairs[k].length == 1 ? " entry" : " entries")
                  + "; a range is a pair of start and end.");
        }
        starts[k] = pairs[k][0];
        ends[k] = pairs[k][1];
      }
    }

    int count() {
      return starts.length;
    }

    long[][] toArray() {
      return IntStream.range(0, count())
          .mapToObj(k -> new long[] {starts[k], ends[k]})
          .toArray(long[][]::new);
    }

    void check(String name, String sizeName, long size) {
      for (int k = 0; k < count(); k++) {
        if (starts[k] < 0 || starts[k] > ends[k] || ends[k] > size) {
          throw new IllegalArgumentException(
              describe(name, k)
                  + ", but "
                  + sizeName
                  + " is "
                  + size
                  + "; a range needs 0 <= start <= end <= "
                  + sizeName
                  + ".");
        }
      }
    }

    String describe(String name, int k) {
      return name + "[" + k + "] is [" + starts[k] + ", " + ends[k] + ")";
    }

    int[] nonEmptyByStart() {
      return IntStream.range(0, count())
          .filter(k -> starts[k] < ends[k])
          .boxed()
          .sorted(Comparator.comparingLong(k -> starts[k]))
          .mapToInt(Integer::intValue)
          .toArray();
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Intervals that
          && Arrays.equals(starts, that.starts)
          && Arrays.equals(ends, that.ends);
    }

    @Override
    public int hashCode() {
      return 31 * Arrays.hashCode(starts) + Arrays.hashCode(ends);
    }
  }
}
