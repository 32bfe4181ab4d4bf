package io.github.quern.tornado.driver;

import io.github.quern.backend.ColumnChunks;
import io.github.quern.backend.Coverage;
import io.github.quern.backend.KernelCall;
import io.github.quern.tornado.driver.GroupTable.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One execution of a kernel: some of a call's work groups, whose rows follow each other. Where a
 * call has few of them, each takes a chunk of its rows' columns only, and leaves states that a
 * second stage joins.
 *
 * @param table the {@link GroupTable} of these groups
 * @param groups their number
 * @param joins what the second stage does; no groups if all rows are finished by the first
 * @param states for how many groups' states there must be memory
 * @param firstRow the first output row, counted over all batch elements
 * @param rows the number of output rows; 0 if they are not finished, as more slices follow
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
    return of(packing, shape, Part.of(call), limits).getFirst();
  }

  /**
   * Cuts a part of a call into launches. Where it has several slices of columns, all groups leave
   * states, and the second stage of the launches of the last slice joins those of all slices.
   *
   * @param packing where the inputs are
   * @param shape what a group takes
   * @param part the part
   * @param limits how much a launch takes
   * @return the launches of each slice
   */
  public static List<List<Launch>> of(Packing packing, GroupShape shape, Part part, Limits limits) {
    return IntStream.range(0, part.slices().size())
        .mapToObj(slice -> new Cutter(packing, shape, part, slice, limits).cut())
        .toList();
  }

  /** Walks over the groups of rows of a slice. */
  private static final class Cutter {
    private final Packing packing;
    private final GroupShape shape;
    private final Part part;
    private final int slice;
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

    Cutter(Packing packing, GroupShape shape, Part part, int slice, Limits limits) {
      this.packing = packing;
      this.shape = shape;
      this.part = part;
      this.slice = slice;
      this.call = part.slices().get(slice).call();
      this.chunks = shape.chunks(part.whole(), limits.enoughGroups());
      this.mostPairs = limits.mostPairs();
      this.starts = packing.starts(call);
      this.table = newTable();
    }

    private GroupTable newTable() {
      return new GroupTable(packing, call.coverage(), firstColumn());
    }

    private long firstColumn() {
      return part.slices().get(slice).firstColumn();
    }

    /** Whether these columns are not all that the rows have. */
    private boolean isSliced() {
      return part.slices().size() > 1;
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
      long number = part.firstRow() + row;
      long chunk = isSliced() ? chunkOfSlice(columns) : chunks.columns(columns, 1);
      if (columns <= chunk && !isSliced()) {
        Columns all = new Columns(block, 0, columns);
        table.add(outputRow, count, all, number, GroupTable.NO_STATES, inputs);
        groups++;
      } else {
        long wanted = isSliced() ? chunksOfSlice() : Math.ceilDiv(columns, chunk);
        int first = states + Math.toIntExact(slice * wanted);
        for (int each = 0; each < wanted; each++) {
          long from = Math.min(columns, each * chunk);
          Columns some = new Columns(block, from, Math.min(columns, from + chunk));
          table.add(outputRow, count, some, number, first + each, inputs);
          groups++;
        }
        int end = Math.toIntExact(states + part.slices().size() * wanted);
        if (slice == part.slices().size() - 1) {
          joins.add(shape, outputRow, count, states, end);
        }
        states = end;
      }
      rows += count;
      pairs += work;
    }

    /**
     * How many states each group leaves for each slice: together about as many as it would leave if
     * there were but one slice.
     */
    private long chunksOfSlice() {
      long columns = part.slices().stream().mapToLong(each -> each.call().columns()).sum();
      long all = Math.ceilDiv(columns, chunks.columns(columns, 1));
      return Math.max(1, Math.ceilDiv(all, part.slices().size()));
    }

    /** The number of columns of each chunk of a block of the slice, in whole tiles. */
    private long chunkOfSlice(long columns) {
      long tiles = Math.max(1, Math.ceilDiv(columns, shape.tileColumns()));
      return Math.ceilDiv(tiles, chunksOfSlice()) * shape.tileColumns();
    }

    /** The index in its buffer at which a group finds an input. */
    private long start(int position, long element, long row) {
      Packing.Section section = packing.sections().get(position);
      long number = call.batches().part(section.input(), element);
      long vector =
          switch (packing.role(section)) {
            case PARAMETER -> number;
            case ROW -> number * call.rows() + row;
            case COLUMN -> number * call.columns() - firstColumn();
          };
      return starts.get(position) + vector * section.dimension();
    }

    private void finish() {
      if (groups > 0) {
        boolean last = slice == part.slices().size() - 1;
        launches.add(new Launch(table, groups, joins, states, firstRow, last ? rows : 0, pairs));
        table = newTable();
        joins = new JoinTable();
        firstRow += rows;
        groups = 0;
        states = isSliced() ? states : 0;
        rows = 0;
        pairs = 0;
      }
    }
  }
}
