package io.github.quern.tornado.driver;

import io.github.quern.backend.Coverage;
import io.github.quern.backend.KernelCall;
import java.util.ArrayList;
import java.util.List;

/**
 * One execution of a kernel: some of a call's work groups, whose rows follow each other.
 *
 * @param table the {@link GroupTable} of these groups
 * @param groups their number
 * @param firstRow the first output row, counted over all batch elements
 * @param rows the number of output rows
 * @param pairs the number of pairs of these rows
 */
public record Launch(GroupTable table, int groups, long firstRow, long rows, long pairs) {
  /**
   * A launch with more pairs than that is cut, where it has more than one group: a fraction of a
   * second on a GPU, and far more than what keeps one busy. Between launches a call may be stopped.
   */
  public static final long MOST_PAIRS = 1L << 32;

  /** A launch with more numbers than that in its table is cut, too, so that tables stay small. */
  private static final long LONGEST_TABLE = 1L << 20;

  /**
   * Cuts a call into launches.
   *
   * @param packing where the inputs are
   * @param call the call
   * @param groupSize the number of threads of a group, each of which takes one row
   * @param mostPairs {@link #MOST_PAIRS}, or less for slow devices
   */
  public static List<Launch> of(Packing packing, KernelCall call, int groupSize, long mostPairs) {
    return new Cutter(packing, call, groupSize, mostPairs).cut();
  }

  /** Walks over the groups of a call. */
  private static final class Cutter {
    private final Packing packing;
    private final KernelCall call;
    private final int groupSize;
    private final long mostPairs;
    private final List<Long> starts;
    private final List<Launch> launches = new ArrayList<>();
    private GroupTable table;
    private int groups;
    private long firstRow;
    private long rows;
    private long pairs;

    Cutter(Packing packing, KernelCall call, int groupSize, long mostPairs) {
      this.packing = packing;
      this.call = call;
      this.groupSize = groupSize;
      this.mostPairs = mostPairs;
      this.starts = packing.starts(call);
      this.table = new GroupTable(packing, call.coverage());
    }

    List<Launch> cut() {
      Coverage coverage = call.coverage();
      for (long element = 0; element < call.batches().count(); element++) {
        for (int block = 0; block < coverage.blocks(); block++) {
          long end = coverage.endRow(block);
          for (long row = coverage.firstRow(block); row < end; row += groupSize) {
            add(element, block, row, Math.min(groupSize, end - row));
          }
        }
      }
      finish();
      return launches;
    }

    private void add(long element, int block, long row, long count) {
      long work = Math.multiplyExact(count, call.coverage().columns(block));
      if (work > mostPairs - pairs || table.length() > LONGEST_TABLE) {
        finish();
      }
      List<Long> inputs = new ArrayList<>();
      for (int section = 0; section < starts.size(); section++) {
        inputs.add(start(section, element, row));
      }
      table.add(element * call.rows() + row, count, block, row, inputs);
      groups++;
      rows += count;
      pairs += work;
    }

    /** The index in its buffer at which a group finds an input. */
    private long start(int position, long element, long row) {
      Packing.Section section = packing.sections().get(position);
      long part = call.batches().part(section.input(), element);
      long vector =
          switch (packing.role(section)) {
            case PARAMETER -> part;
            case ROW -> part * call.rows() + row;
            case COLUMN -> part * call.columns();
          };
      return starts.get(position) + vector * section.dimension();
    }

    private void finish() {
      if (groups > 0) {
        launches.add(new Launch(table, groups, firstRow, rows, pairs));
        table = new GroupTable(packing, call.coverage());
        firstRow += rows;
        groups = 0;
        rows = 0;
        pairs = 0;
      }
    }
  }
}
