package io.github.quern.cpu.vector;

import io.github.quern.backend.KernelSpec;
import io.github.quern.bytecode.Loops;
import io.github.quern.bytecode.NumberType;
import io.github.quern.cpu.lanes.Lane;
import io.github.quern.cpu.lanes.Lanes;
import io.github.quern.ir.Accumulation;
import io.github.quern.ir.Array;
import io.github.quern.ir.Precision;
import io.github.quern.ir.Program;
import io.github.quern.ir.Role;
import io.github.quern.ir.Value;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Emits {@link io.github.quern.cpu.parallel.TileCode#tile} or {@code tiles} for lanes. Rows are
 * taken in strips, a few strips at a time, so that what is read of a column serves all of them and
 * their arithmetic overlaps.
 */
final class TileEmitter {
  // The parameters of both methods.
  private static final int INPUTS = 0;
  private static final int OFFSETS = 1;
  private static final int STATE = 2;
  private static final int ROWS = 3;
  private static final int COLUMNS = 4;
  private static final int FIRST_ROW = 5;
  private static final int FIRST_COLUMN = 6;

  private final CodeBuilder code;
  private final Lanes lanes;
  private final Program program;
  private final Precision precision;
  private final TileInputs inputs;
  private final boolean tiled;
  private final List<Array> states;
  private final Arrangement arrangement;
  private final StripState state;

  /**
   * Emits the beginning of the method.
   *
   * @param code where to emit
   * @param lanes the lanes
   * @param spec the kernel
   * @param tiles whether lanes are tiles, not rows
   */
  TileEmitter(CodeBuilder code, Lanes lanes, KernelSpec spec, boolean tiles) {
    this.code = code;
    this.lanes = lanes;
    this.program = spec.program();
    this.precision = spec.precision();
    this.inputs =
        new TileInputs(
            code, program, precision, code.parameterSlot(INPUTS), code.parameterSlot(OFFSETS));
    this.tiled = program.accumulation() == Accumulation.TILED;
    this.states = tiled ? program.total() : program.partial();
    int state = code.parameterSlot(STATE);
    int firstColumn = code.parameterSlot(FIRST_COLUMN);
    this.arrangement =
        tiles
            ? new TilesAsLanes(code, lanes, inputs, program, state, firstColumn)
            : new RowsAsLanes(code, lanes, inputs, precision, state, states, firstColumn);
    this.state = new StripState(code, lanes, precision, arrangement, states);
  }

  /**
   * Emits the rest.
   *
   * @param count how many strips are computed at the same time
   */
  void emit(int count) {
    Counters counters = new Counters(code);
    Map<Value, Lane> shared = new HashMap<>();
    Lane column = number(Role.COLUMN);
    List<Strip> members = new ArrayList<>();
    for (int position = 0; position < count; position++) {
      members.add(strip(counters, column, shared));
    }
    Strips strips = new Strips(code, members, new Uniform(program), shared, counters);
    strips.emit(program.parameters());
    int first = code.allocateLocal(TypeKind.INT);
    Label next = code.newLabel();
    Label done = code.newLabel();
    code.iconst_0().istore(first);
    code.labelBinding(next);
    code.iload(first).iload(code.parameterSlot(ROWS)).if_icmpge(done);
    for (int position = 0; position < count; position++) {
      code.iload(first).loadConstant(position * arrangement.rowsOfStrip()).iadd();
      code.istore(members.get(position).rows().first());
    }
    members.forEach(this::enter);
    strips.emit(program.row());
    if (tiled) {
      strips.emit(program.reset());
    } else {
      members.forEach(strip -> state.load(strip.arrays(), states, strip.rows()));
    }
    columns(strips, column);
    if (tiled) {
      members.forEach(strip -> state.load(strip.arrays(), states, strip.rows()));
      strips.emit(program.merge());
    }
    // Only now, since lanes beyond the last row are that row again.
    members.forEach(strip -> state.save(strip.arrays(), states, strip.rows()));
    code.iinc(first, count * arrangement.rowsOfStrip());
    code.goto_(next);
    code.labelBinding(done);
  }

  /** Lanes for the number of a row or column, or some that are never used. */
  private Lane number(Role role) {
    return program.usesOrdinal(role)
        ? lanes.constant(NumberType.LONG, 0)
        : new Lane(Lane.Kind.NUMBERS, NumberType.LONG, -1);
  }

  private Strip strip(Counters counters, Lane column, Map<Value, Lane> shared) {
    return new Strip(
        code,
        lanes,
        precision,
        arrangement.inputs(),
        counters,
        new StripArrays(code, lanes, precision, program.tileBlocks()),
        new StripRows(code, lanes, arrangement, code.parameterSlot(ROWS)),
        number(Role.ROW),
        column,
        shared);
  }

  /** Emits what is done first with the rows of a strip. */
  private void enter(Strip strip) {
    strip.enter();
    if (program.usesOrdinal(Role.ROW)) {
      int numbers = code.allocateLocal(TypeKind.REFERENCE);
      code.loadConstant(lanes.count()).newarray(TypeKind.LONG).astore(numbers);
      strip
          .rows()
          .eachLane((lane, row) -> {
            code.aload(numbers).iload(lane);
            code.lload(code.parameterSlot(FIRST_ROW)).iload(row).i2l().ladd().lastore();
          });
      copy(lanes.fromArray(NumberType.LONG, () -> code.aload(numbers).iconst_0()), strip.number());
    }
  }

  private void columns(Strips strips, Lane column) {
    int counter = code.allocateLocal(TypeKind.INT);
    inputs.firstColumn();
    Loops.count(
        code,
        counter,
        () -> code.iload(code.parameterSlot(COLUMNS)),
        () -> {
          if (program.usesOrdinal(Role.COLUMN)) {
            copy(arrangement.columnNumber(counter), column);
          }
          strips.emit(program.pair());
          inputs.nextColumn();
        });
  }

  private void copy(Lane from, Lane to) {
    lanes.load(from);
    lanes.store(to);
  }
}
