package io.github.quern.cpu.parallel;

import io.github.quern.backend.CompiledKernel;
import io.github.quern.backend.Coverage;
import io.github.quern.backend.Device;
import io.github.quern.backend.KernelCall;
import io.github.quern.backend.KernelSpec;
import io.github.quern.backend.Storage;
import io.github.quern.cpu.parallel.Schedule.Group;
import io.github.quern.cpu.parallel.Schedule.Piece;
import io.github.quern.ir.Input;
import io.github.quern.ir.Precision;
import io.github.quern.ir.Program;
import io.github.quern.ir.Role;
import io.github.quern.ir.ValueType;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Runs generated {@link TileCode} over all tiles of a call, on several threads. */
public final class TiledKernel implements CompiledKernel {
  /**
   * For how long a new kernel works with one thread: HotSpot compiles it then, for which it needs a
   * core, and threads that run code with counters of one another's would only be in each other's
   * way.
   */
  private static final long COLD_NANOSECONDS = 40_000_000;

  /**
   * How many tiles are added to each state in one call of code for several tiles: so many that what
   * it does once for all of them does not count, and that their columns stay in the second-level
   * cache.
   */
  private static final int ROUNDS = 8;

  private final Program program;
  private final Precision precision;
  private final TileCode code;
  private final FewRows fewRows;
  private final Workers workers;
  private final Device device;
  private final List<Integer> usedInputs;
  private final List<Integer> columnInputs;
  private final boolean dealsColumns;
  private final AtomicLong cold = new AtomicLong(COLD_NANOSECONDS);

  /**
   * A kernel that is ready to run.
   *
   * @param spec what was compiled
   * @param code the result
   * @param fewRows the same for few rows
   * @param workers the threads
   * @param device the device to name
   */
  public TiledKernel(
      KernelSpec spec, TileCode code, FewRows fewRows, Workers workers, Device device) {
    this.program = spec.program();
    this.precision = spec.precision();
    this.code = code;
    this.fewRows = fewRows;
    this.workers = workers;
    this.device = device;
    this.usedInputs = program.usedInputs();
    this.columnInputs =
        usedInputs.stream()
            .filter(input -> program.inputs().get(input).role() == Role.COLUMN)
            .toList();
    this.dealsColumns = FewRows.dealsColumns(program);
  }

  @Override
  public Device device() {
    return device;
  }

  @Override
  public void run(KernelCall call) {
    code.expect(Math.multiplyExact(call.coverage().pairs(), call.batches().count()));
    long alone = cold.get();
    long start = alone > 0 ? System.nanoTime() : 0;
    run(call, new Schedule(program, call), alone);
    if (alone > 0) {
      cold.addAndGet(start - System.nanoTime());
    }
  }

  private void run(KernelCall call, Schedule schedule, long alone) {
    if (!schedule.splitsColumns()) {
      workers.run(
          schedule.groups(), () -> new Task(call, schedule)::wholeGroup, call.monitor(), alone);
      return;
    }
    Object[][] states = new Object[Math.toIntExact(schedule.pieces())][];
    workers.run(
        states.length,
        () -> {
          Task task = new Task(call, schedule);
          return number -> states[(int) number] = task.piece(number);
        },
        call.monitor(),
        alone);
    workers.run(
        schedule.groups(),
        () -> {
          Task task = new Task(call, schedule);
          return number -> task.mergePieces(number, states);
        },
        call.monitor());
  }

  @Override
  public void close() {}

  private Object[] newState(int rows) {
    return program.total().stream()
        .map(array -> newRows(rows, array.type(), array.length()))
        .toArray();
  }

  private Object newRows(int rows, ValueType type, int dimension) {
    return Numbers.array(Storage.of(type, precision), Math.multiplyExact(rows, dimension));
  }

  /** What one thread works with during one call. */
  private final class Task {
    private final KernelCall call;
    private final Schedule schedule;
    private final InputWindow[] windows;
    private final Object[] arrays;
    private final int[] offsets;
    private final Object[] state;
    private final Object[] rowsOut;

    /** The states that columns are added to in turn, made when they are needed. */
    private final Object[][] turns = new Object[TileCode.TURNS][];

    /** The columns of several tiles, for code that wants them in another order. */
    private final Object[] transposed = new Object[program.inputs().size()];

    Task(KernelCall call, Schedule schedule) {
      this.call = call;
      this.schedule = schedule;
      int inputs = program.inputs().size();
      this.windows = new InputWindow[inputs];
      this.arrays = new Object[inputs];
      this.offsets = new int[inputs];
      for (int input : usedInputs) {
        Input declared = program.inputs().get(input);
        windows[input] =
            new InputWindow(
                Storage.of(declared.type(), precision),
                declared.dimension(),
                call.inputs().get(input));
      }
      this.state = newState(Schedule.GROUP_ROWS);
      this.rowsOut =
          program.outputs().stream()
              .map(output -> newRows(Schedule.GROUP_ROWS, output.type(), output.dimension()))
              .toArray();
    }

    /** A task of a call that is not split over columns. */
    void wholeGroup(long number) {
      Group group = schedule.group(number);
      accumulate(state, new Piece(group, 0, call.coverage().columns(group.block())));
      finish(state, group);
    }

    /** A task of a call that is: the states of a group of rows after one chunk of columns. */
    Object[] piece(long number) {
      Piece piece = schedule.piece(number);
      Object[] states = newState(piece.group().rows());
      accumulate(states, piece);
      return states;
    }

    /** The second part of such a call: joins the pieces of a group of rows, in order. */
    void mergePieces(long number, Object[][] states) {
      Group group = schedule.group(number);
      int first = (int) group.firstPiece();
      Object[] total = states[first];
      for (int piece = 1; piece < group.pieces(); piece++) {
        code.merge(total, states[first + piece], group.rows());
      }
      finish(total, group);
    }

    private void accumulate(Object[] states, Piece piece) {
      Group group = piece.group();
      bind(Role.PARAMETER, group.batch(), 1, 0, 1);
      bind(Role.ROW, group.batch(), call.rows(), group.firstRow(), group.rows());
      code.begin(states, group.rows());
      if (schedule.takesTurns(piece)) {
        inTurns(states, piece);
      } else {
        inOrder(states, piece);
      }
    }

    /**
     * Few rows: columns are added to several states in turn, which are merged in the end, so that
     * code with many lanes can compute as many columns at once.
     */
    private void inTurns(Object[] total, Piece piece) {
      Group group = piece.group();
      int rows = group.rows();
      if (turns[0] == null) {
        Arrays.setAll(turns, turn -> newState(Schedule.FEW_ROWS));
      }
      for (Object[] state : turns) {
        code.begin(state, rows);
      }
      long column = call.coverage().firstColumn(call.coverage().firstRange(group.block()));
      long end = column + piece.to();
      column += piece.from();
      long rounds = dealsColumns ? ROUNDS : 1;
      while (end - column >= Schedule.TURN_COLUMNS) {
        rounds = Math.min(rounds, (end - column) / Schedule.TURN_COLUMNS);
        turns(group, column, (int) rounds);
        column += rounds * Schedule.TURN_COLUMNS;
      }
      for (int state = 0; column < end; column += Schedule.TILE_COLUMNS, state++) {
        tile(turns[state], group, column, (int) Math.min(Schedule.TILE_COLUMNS, end - column));
      }
      for (Object[] state : turns) {
        code.merge(total, state, rows);
      }
    }

    /** One tile for each state, or several of them where columns are dealt. */
    private void turns(Group group, long firstColumn, int rounds) {
      SeveralTiles tiles = fewRows.code();
      int columns = rounds * Schedule.TILE_COLUMNS;
      for (int state = 0; state < turns.length; state += tiles.count()) {
        long column = bindTiles(group, firstColumn, state, tiles.count() * columns, rounds);
        tiles.transposition().ifPresent(transposition -> transpose(transposition, tiles.count()));
        tiles
            .code()
            .add(
                arrays,
                offsets,
                Arrays.copyOfRange(turns, state, state + tiles.count()),
                group.rows(),
                columns,
                group.firstRow(),
                column);
        call.monitor().advance((long) group.rows() * tiles.count() * columns);
      }
    }

    /**
     * Finds the columns of some states' tiles, and returns the number of the first one.
     *
     * @param count how many columns of all these tiles
     * @param rounds how many tiles each state has
     */
    private long bindTiles(Group group, long firstColumn, int state, int count, int rounds) {
      if (!dealsColumns) {
        long column = firstColumn + (long) state * Schedule.TILE_COLUMNS;
        bind(Role.COLUMN, group.batch(), call.columns(), column, count);
        return column;
      }
      bind(Role.COLUMN, group.batch(), call.columns(), firstColumn, rounds * Schedule.TURN_COLUMNS);
      for (int input : columnInputs) {
        offsets[input] += state * program.inputs().get(input).dimension();
      }
      return firstColumn + state;
    }

    private void transpose(SeveralTiles.Transposition transposition, int tiles) {
      for (int input : columnInputs) {
        Input declared = program.inputs().get(input);
        if (transposed[input] == null) {
          transposed[input] =
              newRows(tiles * Schedule.TILE_COLUMNS, declared.type(), declared.dimension());
        }
        transposition.transpose(
            arrays[input],
            offsets[input],
            transposed[input],
            Schedule.TILE_COLUMNS * declared.dimension());
        arrays[input] = transposed[input];
        offsets[input] = 0;
      }
    }

    private void inOrder(Object[] states, Piece piece) {
      Group group = piece.group();
      Coverage coverage = call.coverage();
      long before = 0;
      for (int range = coverage.firstRange(group.block());
          range < coverage.endRange(group.block()) && before < piece.to();
          range++) {
        long start = coverage.firstColumn(range);
        long length = coverage.endColumn(range) - start;
        long from = start + Math.clamp(piece.from() - before, 0, length);
        long to = start + Math.min(length, piece.to() - before);
        for (long column = from; column < to; column += Schedule.TILE_COLUMNS) {
          tile(states, group, column, (int) Math.min(Schedule.TILE_COLUMNS, to - column));
        }
        before += length;
      }
    }

    private void tile(Object[] states, Group group, long column, int columns) {
      bind(Role.COLUMN, group.batch(), call.columns(), column, columns);
      code.tile(arrays, offsets, states, group.rows(), columns, group.firstRow(), column);
      call.monitor().advance((long) group.rows() * columns);
    }

    private void finish(Object[] states, Group group) {
      code.finish(states, rowsOut, group.rows());
      long firstRow = group.batch() * call.rows() + group.firstRow();
      for (int output = 0; output < rowsOut.length; output++) {
        int dimension = program.outputs().get(output).dimension();
        Numbers.write(
            rowsOut[output],
            call.outputs().get(output),
            firstRow * dimension,
            group.rows() * dimension);
      }
    }

    /**
     * Finds the rows of the inputs of a role.
     *
     * @param role the role
     * @param batch the batch element
     * @param size how many rows these inputs have in one batch element
     * @param firstRow the first row
     * @param rows how many
     */
    private void bind(Role role, long batch, long size, long firstRow, int rows) {
      for (int input : usedInputs) {
        if (program.inputs().get(input).role() == role) {
          long part = call.batches().part(input, batch);
          arrays[input] = windows[input].at(part * size + firstRow, rows);
          offsets[input] = windows[input].offset();
        }
      }
    }
  }
}
