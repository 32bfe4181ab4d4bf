package io.github.quern.cpu.parallel;

import io.github.quern.backend.CompiledKernel;
import io.github.quern.backend.Device;
import io.github.quern.backend.KernelCall;
import io.github.quern.backend.KernelSpec;
import io.github.quern.ir.Array;
import io.github.quern.ir.Precision;
import io.github.quern.ir.Program;
import io.github.quern.ir.Role;
import java.util.ArrayList;
import java.util.List;

/** Runs generated {@link TileCode} over all tiles of a call, on several threads. */
public final class TiledKernel implements CompiledKernel {
  private final Program program;
  private final Precision precision;
  private final TileCode code;
  private final Workers workers;
  private final Device device;
  private final List<Integer> usedInputs;

  /**
   * A kernel that is ready to run.
   *
   * @param spec what was compiled
   * @param code the result
   * @param workers the threads
   * @param device the device to name
   */
  public TiledKernel(KernelSpec spec, TileCode code, Workers workers, Device device) {
    this.program = spec.program();
    this.precision = spec.precision();
    this.code = code;
    this.workers = workers;
    this.device = device;
    this.usedInputs = program.usedInputs();
  }

  @Override
  public Device device() {
    return device;
  }

  @Override
  public void run(KernelCall call) {
    Split split = Split.of(program, call.rows(), call.columns());
    if (split.chunks() == 1) {
      workers.run(split.blocks(), () -> new Task(call, split)::wholeRows);
    } else {
      Object[][] states = new Object[(int) split.blocks() * split.chunks()][];
      workers.run(
          states.length,
          () -> {
            Task task = new Task(call, split);
            return number -> states[(int) number] = task.chunk(number);
          });
      workers.run(
          split.blocks(),
          () -> {
            Task task = new Task(call, split);
            return block -> task.mergeChunks(block, states);
          });
    }
  }

  @Override
  public void close() {}

  private Object[] newState() {
    List<Object> arrays = new ArrayList<>();
    for (Array array : program.total()) {
      arrays.add(Numbers.array(precision, Math.multiplyExact(Split.BLOCK_ROWS, array.length())));
    }
    return arrays.toArray();
  }

  /** What one thread works with during one call. */
  private final class Task {
    private final KernelCall call;
    private final Split split;
    private final InputWindow[] windows;
    private final Object[] arrays;
    private final int[] offsets;
    private final Object[] state;
    private final Object rowsOut;

    Task(KernelCall call, Split split) {
      this.call = call;
      this.split = split;
      int inputs = program.inputs().size();
      this.windows = new InputWindow[inputs];
      this.arrays = new Object[inputs];
      this.offsets = new int[inputs];
      for (int input : usedInputs) {
        windows[input] =
            new InputWindow(
                precision, program.inputs().get(input).dimension(), call.inputs().get(input));
      }
      this.state = newState();
      this.rowsOut =
          Numbers.array(precision, Math.multiplyExact(Split.BLOCK_ROWS, program.outputDimension()));
      bind(Role.PARAMETER, 0, 1);
    }

    /** A task of a call that is not split over columns. */
    void wholeRows(long block) {
      accumulate(state, block, 0, call.columns());
      finish(state, block);
    }

    /** A task of a call that is: the states of a block of rows after one chunk of columns. */
    Object[] chunk(long number) {
      long block = number / split.chunks();
      long first = number % split.chunks() * split.chunkColumns();
      Object[] states = newState();
      accumulate(states, block, first, Math.min(call.columns(), first + split.chunkColumns()));
      return states;
    }

    /** The second part of such a call: joins the chunks of a block of rows, in order. */
    void mergeChunks(long block, Object[][] states) {
      int first = (int) block * split.chunks();
      Object[] total = states[first];
      for (int chunk = 1; chunk < split.chunks(); chunk++) {
        code.merge(total, states[first + chunk], split.rowsOf(block));
      }
      finish(total, block);
    }

    private void accumulate(Object[] states, long block, long from, long to) {
      int rows = split.rowsOf(block);
      bind(Role.ROW, block * Split.BLOCK_ROWS, rows);
      code.begin(states, rows);
      for (long column = from; column < to; column += Split.TILE_COLUMNS) {
        int columns = (int) Math.min(Split.TILE_COLUMNS, to - column);
        bind(Role.COLUMN, column, columns);
        code.tile(arrays, offsets, states, rows, columns);
      }
    }

    private void finish(Object[] states, long block) {
      int rows = split.rowsOf(block);
      code.finish(states, rowsOut, rows);
      int dimension = program.outputDimension();
      Numbers.write(
          precision,
          rowsOut,
          call.output(),
          block * Split.BLOCK_ROWS * dimension,
          rows * dimension);
    }

    private void bind(Role role, long firstRow, int rows) {
      for (int input : usedInputs) {
        if (program.inputs().get(input).role() == role) {
          arrays[input] = windows[input].at(firstRow, rows);
          offsets[input] = windows[input].offset();
        }
      }
    }
  }
}
