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
import java.util.Set;

/**
 * Emits {@link io.github.quern.cpu.parallel.TileCode#tile} for lanes: rows are taken in strips of
 * as many as there are lanes, a few strips at a time, so that what is read of a column serves all
 * of them and their arithmetic overlaps.
 */
final class TileEmitter {
  // The parameters of the method.
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
  private final boolean tiled;

  /**
   * An emitter for one method.
   *
   * @param code where to emit
   * @param lanes the lanes
   * @param spec the kernel
   */
  TileEmitter(CodeBuilder code, Lanes lanes, KernelSpec spec) {
    this.code = code;
    this.lanes = lanes;
    this.program = spec.program();
    this.precision = spec.precision();
    this.tiled = program.accumulation() == Accumulation.TILED;
  }

  /** One of the strips that are computed at the same time. */
  private record Member(
      Strip strip,
      StripArrays arrays,
      StripRows rows,
      Map<Integer, Integer> transposed,
      Lane row) {}

  /**
   * Emits the method.
   *
   * @param strips how many strips are computed at the same time
   */
  void emit(int strips) {
    TileInputs inputs =
        new TileInputs(
            code,
            lanes,
            program,
            precision,
            code.parameterSlot(INPUTS),
            code.parameterSlot(OFFSETS));
    List<Array> states = tiled ? program.total() : program.partial();
    StripState state = new StripState(code, lanes, precision, code.parameterSlot(STATE), states);
    Uniform uniform = new Uniform(program);
    Map<Value, Lane> shared = new HashMap<>();
    Lane column = number(Role.COLUMN);
    List<Member> members = new ArrayList<>();
    for (int number = 0; number < strips; number++) {
      members.add(member(inputs, uniform, shared, column));
    }
    members.getFirst().strip().emit(program.parameters());
    int first = code.allocateLocal(TypeKind.INT);
    Label next = code.newLabel();
    Label done = code.newLabel();
    code.iconst_0().istore(first);
    code.labelBinding(next);
    code.iload(first).iload(code.parameterSlot(ROWS)).if_icmpge(done);
    for (int number = 0; number < strips; number++) {
      code.iload(first).loadConstant(number * lanes.count()).iadd();
      code.istore(members.get(number).rows().first());
    }
    members.forEach(member -> start(member, inputs, state, states));
    columns(inputs, members, shared, column);
    if (tiled) {
      members.forEach(member -> {
        state.load(member.arrays(), states, member.rows());
        member.strip().emit(program.merge());
      });
    }
    // Only now, since lanes beyond the last row are that row again.
    members.forEach(member -> state.save(member.arrays(), states, member.rows()));
    code.iinc(first, strips * lanes.count());
    code.goto_(next);
    code.labelBinding(done);
  }

  /** Lanes for the number of a row or column, or some that are never used. */
  private Lane number(Role role) {
    return program.usesOrdinal(role)
        ? lanes.constant(NumberType.LONG, 0)
        : new Lane(Lane.Kind.NUMBERS, NumberType.LONG, -1);
  }

  private Member member(TileInputs inputs, Uniform uniform, Map<Value, Lane> shared, Lane column) {
    StripArrays arrays = new StripArrays(code, lanes, precision, program.tileBlocks());
    Map<Integer, Integer> transposed = inputs.newRows();
    StripRows rows =
        new StripRows(code, lanes, code.allocateLocal(TypeKind.INT), code.parameterSlot(ROWS));
    Lane row = number(Role.ROW);
    Strip strip =
        new Strip(
            code,
            lanes,
            precision,
            inputs,
            transposed,
            arrays,
            uniform,
            shared,
            new Strip.Numbers(row, column));
    return new Member(strip, arrays, rows, transposed, row);
  }

  private void start(Member member, TileInputs inputs, StripState state, List<Array> states) {
    inputs.transpose(member.transposed(), member.rows());
    if (program.usesOrdinal(Role.ROW)) {
      int numbers = code.allocateLocal(TypeKind.REFERENCE);
      code.loadConstant(lanes.count()).newarray(TypeKind.LONG).astore(numbers);
      member
          .rows()
          .eachLane((lane, row) -> {
            code.aload(numbers).iload(lane);
            code.lload(code.parameterSlot(FIRST_ROW)).iload(row).i2l().ladd().lastore();
          });
      copy(lanes.fromArray(NumberType.LONG, () -> code.aload(numbers).iconst_0()), member.row());
    }
    member.strip().emit(program.row());
    if (tiled) {
      member.strip().emit(program.reset());
    } else {
      state.load(member.arrays(), states, member.rows());
    }
  }

  private void columns(
      TileInputs inputs, List<Member> members, Map<Value, Lane> shared, Lane column) {
    int counter = code.allocateLocal(TypeKind.INT);
    Set<Value> before = Set.copyOf(shared.keySet());
    inputs.firstColumn();
    Loops.count(
        code,
        counter,
        () -> code.iload(code.parameterSlot(COLUMNS)),
        () -> {
          if (program.usesOrdinal(Role.COLUMN)) {
            copy(
                lanes.broadcast(
                    NumberType.LONG,
                    () -> code.lload(code.parameterSlot(FIRST_COLUMN)).iload(counter).i2l().ladd()),
                column);
          }
          members.forEach(member -> member.strip().emit(program.pair()));
          inputs.nextColumn();
        });
    // Values of the loop are none after it.
    shared.keySet().retainAll(before);
  }

  private void copy(Lane from, Lane to) {
    lanes.load(from);
    lanes.store(to);
  }
}
