package io.github.quern.tornado.driver;

import io.github.quern.backend.ColumnChunks;
import io.github.quern.backend.Coverage;
import io.github.quern.backend.KernelCall;
import io.github.quern.tornado.driver.GroupTable.Columns;
import java.util.ArrayList;
import java.util.List;

/**
 * One execution of a kernel: some of a call's work groups, whose rows follow each other. Where a
 * call has few of them, each takes a chunk of its rows' columns only, and leaves states that a
 * second stage joins.
 *
 * @param table the {@link GroupTable} of these groups
 * @param groups their number
 * @param joins what the second stage does; no groups if all rows are finished by the first
 * @param states how many groups leave states
 * @param firstRow the first output row, counted over all batch elements
 * @param rows the number of output rows
 * @param pairs the number of pairs of these rows
 */
public record Launch(
    GroupTable table,
    int groups,
    JoinTable joins,
    int states,
    long firstRow,
    long rows,
    long pairs) {
  /**
   * What a kind of device is given at a time.
   *
   * @param mostPairs a launch with more pairs than that is cut, where it has more than one group of
   *     rows: a fraction of a second, and far more than what keeps a device busy. Between launches
   *     a call may be stopped
   * @param enoughGroups calls with rows for fewer groups of one row per thread are cut into chunks
   *     of columns. The number does not depend on the very device, so that results do not either
   */
  public record Limits(long mostPairs, long enoughGroups) {
    /** Sixteen groups for each of the hundred or so multiprocessors of a large GPU. */
    public static final Limits OF_GPU = new Limits(1L << 32, 2048);

    /** OpenCL drivers that compute on the CPU are slower, and have fewer processors. */
    public static final Limits OF_CPU = new Limits(1L << 26, 64);

    /** The same without a limit to the pairs, for launches that nobody stops in between. */
    public Limits ofAnyLength() {
      return new Limits(Long.MAX_VALUE, enoughGroups);
    }
  }

  /** A launch with more numbers than that in its table is cut, too, so that tables stay small. */
  private static final long LONGEST_TABLE = 1L << 20;

  /**
   * Cuts a call into launches.
   *
   * @param packing where the inputs are
   * @param shape what a group takes
   * @param call the call
   * @param limits how much a launch takes
   */
  public static List<Launch> of(Packing packing, GroupShape shape, KernelCall call, Limits limits) {
    return new Cutter(packing, shape, call, limits).cut();
  }

  /** Walks over the groups of rows of a call. */
  private static final class Cutter {
    private final Packing packing;
    private final GroupShape shape;
    private final KernelCall call;
    private final ColumnChunks chunks;
    private final long mostPairs;
    private final List<Long> starts;
    private final List<Launch> launches = new ArrayList<>();
    private GroupTable table;
    private JoinTable joins = new JoinTable();
    private int groups;
    private int states;
    private long firstRow;
    private long rows;
    private long pairs;

    Cutter(Packing packing, GroupShape shape, KernelCall call, Limits limits) {
      this.packing = packing;
      this.shape = shape;
      this.call = call;
      this.chunks = shape.chunks(call, limits.enoughGroups());
      this.mostPairs = limits.mostPairs();
      this.starts = packing.starts(call);
      this.table = new GroupTable(packing, call.coverage());
    }

    List<Launch> cut() {
      Coverage coverage = call.coverage();
      for (long element = 0; element < call.batches().count(); element++) {
        for (int block = 0; block < coverage.blocks(); block++) {
          long end = coverage.endRow(block);
          for (long row = coverage.firstRow(block); row < end; row += shape.rows()) {
            add(element, block, row, Math.min(shape.rows(), end - row));
          }
        }
      }
      finish();
      return launches;
    }

    private void add(long element, int block, long row, long count) {
      long columns = call.coverage().columns(block);
      long work = Math.multiplyExact(count, columns);
      if (work > mostPairs - pairs || table.length() > LONGEST_TABLE) {
        finish();
      }
      List<Long> inputs = new ArrayList<>();
      for (int section = 0; section < starts.size(); section++) {
        inputs.add(start(section, element, row));
      }
      long outputRow = element * call.rows() + row;
      long chunk = chunks.columns(columns, 1);
      if (columns <= chunk) {
        Columns all = new Columns(block, 0, columns);
        table.add(outputRow, count, all, row, GroupTable.NO_STATES, inputs);
        groups++;
      } else {
        int first = states;
        for (long from = 0; from < columns; from += chunk) {
          Columns some = new Columns(block, from, Math.min(columns, from + chunk));
          table.add(outputRow, count, some, row, states++, inputs);
          groups++;
        }
        joins.add(shape, outputRow, count, first, states);
      }
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
        launches.add(new Launch(table, groups, joins, states, firstRow, rows, pairs));
        table = new GroupTable(packing, call.coverage());
        joins = new JoinTable();
        firstRow += rows;
        groups = 0;
        states = 0;
        rows = 0;
        pairs = 0;
      }
    }
  }
}
