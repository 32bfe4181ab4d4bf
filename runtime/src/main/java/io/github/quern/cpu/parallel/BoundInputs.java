package io.github.quern.cpu.parallel;

import io.github.quern.backend.KernelCall;
import io.github.quern.backend.Storage;
import io.github.quern.cpu.parallel.Schedule.Group;
import io.github.quern.ir.Input;
import io.github.quern.ir.Program;
import io.github.quern.ir.Role;
import java.util.List;

/**
 * The arrays that generated code reads a call's inputs from, and where in them the rows lie that it
 * is given. Belongs to one thread.
 */
final class BoundInputs {
  private final Program program;
  private final KernelCall call;
  private final List<Integer> used;
  private final InputWindow[] windows;
  private final Object[] arrays;
  private final int[] offsets;

  BoundInputs(KernelCode code, KernelCall call) {
    this.program = code.program();
    this.call = call;
    this.used = code.usedInputs();
    int count = program.inputs().size();
    this.windows = new InputWindow[count];
    this.arrays = new Object[count];
    this.offsets = new int[count];
    for (int input : used) {
      Input declared = program.inputs().get(input);
      windows[input] =
          new InputWindow(
              Storage.of(declared.type(), code.spec().precision()),
              declared.dimension(),
              call.inputs().get(input));
    }
  }

  /** The array of each input; null for those that the program does not use. */
  Object[] arrays() {
    return arrays;
  }

  /** Where in its array the first row of each input is. */
  int[] offsets() {
    return offsets;
  }

  /** Finds the parameters. */
  void bindParameters(long batch) {
    bind(Role.PARAMETER, batch, 1, 0, 1);
  }

  /** Finds some rows. */
  void bindRows(long batch, long first, int count) {
    bind(Role.ROW, batch, call.rows(), first, count);
  }

  /** Finds some columns. */
  void bindColumns(long batch, long first, int count) {
    bind(Role.COLUMN, batch, call.columns(), first, count);
  }

  /** Moves on by some rows of an input that is bound. */
  void move(int input, int rows) {
    offsets[input] += rows * program.inputs().get(input).dimension();
  }

  /** Has the code read an input from another array, from its start on, until it is bound again. */
  void replace(int input, Object array) {
    arrays[input] = array;
    offsets[input] = 0;
  }

  /** Adds a tile of columns to the states of a group of rows, which is bound. */
  void addTile(TileCode code, Object[] states, Group group, long column, int columns) {
    bindColumns(group.batch(), column, columns);
    code.tile(arrays, offsets, states, group.rows(), columns, group.firstRow(), column);
    call.monitor().advance((long) group.rows() * columns);
  }

  /**
   * Finds the rows of the inputs of a role.
   *
   * @param role the role
   * @param batch the batch element
   * @param size how many rows these inputs have in one batch element
   * @param first the first row
   * @param count how many
   */
  private void bind(Role role, long batch, long size, long first, int count) {
    for (int input : used) {
      if (program.inputs().get(input).role() == role) {
        long part = call.batches().part(input, batch);
        arrays[input] = windows[input].at(part * size + first, count);
        offsets[input] = windows[input].offset();
      }
    }
  }
}
