package io.github.quern.cpu.parallel;

import io.github.quern.backend.Coverage;
import io.github.quern.backend.KernelCall;
import io.github.quern.cpu.parallel.Schedule.Group;
import io.github.quern.cpu.parallel.Schedule.Piece;
import org.jspecify.annotations.Nullable;

/** What one thread works with during one call. */
final class Task {
  private final KernelCode code;
  private final KernelCall call;
  private final Schedule schedule;
  private final BoundInputs inputs;
  private final Object[] state;
  private final Object[] outputs;

  /** Made when it is needed. */
  private @Nullable Turns turns;

  Task(KernelCode code, KernelCall call, Schedule schedule) {
    this.code = code;
    this.call = call;
    this.schedule = schedule;
    this.inputs = new BoundInputs(code, call);
    this.state = code.newState(Schedule.GROUP_ROWS);
    this.outputs = code.newOutputs(Schedule.GROUP_ROWS);
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
    Object[] states = code.newState(piece.group().rows());
    accumulate(states, piece);
    return states;
  }

  /** The second part of such a call: joins the pieces of a group of rows, in order. */
  void mergePieces(long number, Object[][] states) {
    Group group = schedule.group(number);
    int first = (int) group.firstPiece();
    Object[] total = states[first];
    for (int piece = 1; piece < group.pieces(); piece++) {
      code.tiles().merge(total, states[first + piece], group.rows());
    }
    finish(total, group);
  }

  private void accumulate(Object[] states, Piece piece) {
    Group group = piece.group();
    inputs.bindParameters(group.batch());
    inputs.bindRows(group.batch(), group.firstRow(), group.rows());
    code.tiles().begin(states, group.rows());
    if (schedule.takesTurns(piece)) {
      if (turns == null) {
        turns = new Turns(code, call, inputs);
      }
      turns.add(piece, states);
    } else {
      inOrder(states, piece);
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
        inputs.addTile(
            code.tiles(),
            states,
            group,
            column,
            (int) Math.min(Schedule.TILE_COLUMNS, to - column));
      }
      before += length;
    }
  }

  private void finish(Object[] states, Group group) {
    code.tiles().finish(states, outputs, group.rows());
    long firstRow = group.batch() * call.rows() + group.firstRow();
    for (int output = 0; output < outputs.length; output++) {
      int dimension = code.program().outputs().get(output).dimension();
      Numbers.write(
          outputs[output],
          call.outputs().get(output),
          firstRow * dimension,
          group.rows() * dimension);
    }
  }
}
