package io.github.quern.tornado.emit;

import io.github.quern.backend.KernelSpec;
import io.github.quern.bytecode.BlockEmitter;
import io.github.quern.bytecode.NumberType;
import io.github.quern.ir.Block;
import io.github.quern.ir.Precision;
import io.github.quern.ir.Program;
import io.github.quern.ir.ValueType;
import io.github.quern.tornado.driver.GroupTable;
import io.github.quern.tornado.driver.OutputPacking;
import io.github.quern.tornado.driver.Packing;
import io.github.quern.tornado.emit.KernelClass.Parameter;
import io.github.quern.tornado.emit.TornadoTarget.InputPlace;
import io.github.quern.tornado.emit.TornadoTarget.OutputPlace;
import io.github.quern.tornado.emit.TornadoTarget.RowNumbers;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Emits the kernel of the first stage, which goes through all pairs. A thread computes one output
 * row or a few; the threads of a work group, whose rows are reduced over the same columns, copy
 * some of them to local memory together, then each runs over these. What a group has to do is in a
 * {@link GroupTable}, so that one form serves dense, block-sparse and batched calls of any size.
 *
 * <pre>{@code
 * row r = context.localIdx + r * threads, clamped to the group's last row
 * begin
 * for each range of the group:
 *   for each tile of its columns:
 *     reset
 *     for each step of the tile:                           // mostly one
 *       copy columns; barrier
 *       if (row 0 < rows) for each column: pair            // idle threads still copy and wait
 *       barrier
 *     merge                                                // direct accumulation: pair only
 * if the group takes all columns: finish each row that is one
 * else: save the states, for the second stage
 * }</pre>
 *
 * <p>All loops around barriers depend on the group only, so its threads meet at each of them.
 */
final class KernelEmitter {
  private final Functions functions;
  private final Program program;
  private final SeveralRows rows;
  private final Block severalColumns;
  private final Precision precision;
  private final TilePlan plan;
  private final Packing packing;
  private final OutputPacking results;
  private final OutputPacking states;

  KernelEmitter(
      KernelSpec spec,
      Functions functions,
      TilePlan plan,
      Packing packing,
      OutputPacking results,
      OutputPacking states) {
    this.functions = functions;
    this.program = prepared(spec);
    this.rows = new SeveralRows(program, plan.rows(), plan.columns());
    this.severalColumns =
        plan.abreast() == 1
            ? Block.EMPTY
            : SeveralColumns.pair(rows.together(), plan.abreast(), rows.numbers());
    this.precision = spec.precision();
    this.plan = plan;
    this.packing = packing;
    this.results = results;
    this.states = states;
  }

  /** The program as it is emitted for each row. */
  static Program prepared(KernelSpec spec) {
    Program program = UnrolledLoops.of(DirectState.of(spec.program()));
    Program recomputing = Recomputation.of(program);
    // What is not stored pays where several columns then share the reads that compute it.
    return ColumnsAbreast.of(recomputing, spec.precision())
            > ColumnsAbreast.of(program, spec.precision())
        ? recomputing
        : program;
  }

  private NumberType type(ValueType type) {
    return NumberType.of(type, precision);
  }

  /** What the kernel takes. */
  List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(new Parameter("context", TornadoTypes.KERNEL_CONTEXT));
    parameters.add(new Parameter("table", TornadoTypes.INT_ARRAY));
    parameters.addAll(
        Parameter.numbered(
            "inputs", packing.buffers().stream().map(Packing.Buffer::type), precision));
    parameters.addAll(Parameter.numbered("output", types(results), precision));
    parameters.addAll(Parameter.numbered("states", types(states), precision));
    return parameters;
  }

  private static Stream<ValueType> types(OutputPacking buffers) {
    return buffers.buffers().stream().map(OutputPacking.Buffer::type);
  }

  /** Emits the method. */
  void emit(CodeBuilder code) {
    new Body(code).emit();
  }

  /** The method under construction. */
  private final class Body {
    private final CodeBuilder code;
    private final GroupRecord group;
    private final int lane;
    private final int groupRows;
    private final int[] row;
    private final int start;
    private final int end;
    private final int tileEnd;
    private final int first;
    private final int limit;
    private final int column;
    private final ColumnInputs columnInputs;
    private final List<OutputPlace> outputs;
    private final TornadoTarget target;
    private final BlockEmitter emitter;

    Body(CodeBuilder code) {
      this.code = code;
      group = new GroupRecord(code, GroupTable.recordLength(packing));
      lane = group.lane();
      groupRows = group.field(GroupTable.ROWS);
      row = IntStream.range(0, rows.count()).map(this::clampedRow).toArray();
      start = newInt();
      end = newInt();
      tileEnd = newInt();
      first = newInt();
      limit = newInt();
      column = newInt();
      columnInputs = new ColumnInputs(code, plan, lane, first);
      outputs =
          OutputPlace.of(
              code, precision, results, GroupRecord.PARAMETERS + packing.buffers().size());
      int rowNumber = group.field(GroupTable.ROW_NUMBER);
      target =
          new TornadoTarget(
              functions, groupRows, new RowNumbers(rowNumber, row[0], first, column), outputs);
      placeInputs();
      Program together = rows.together();
      List<Block> blocks =
          new ArrayList<>(
              List.of(
                  together.parameters(),
                  together.row(),
                  together.begin(),
                  together.reset(),
                  severalColumns,
                  together.pair(),
                  together.merge()));
      blocks.addAll(rows.finishes());
      emitter = new BlockEmitter(code, precision, target, blocks, Block.EMPTY);
    }

    private int newInt() {
      return code.allocateLocal(TypeKind.INT);
    }

    /** A new local variable with min(lane + number * threads, rows - 1). */
    private int clampedRow(int number) {
      int slot = newInt();
      Label keep = code.newLabel();
      pushRow(number);
      code.istore(slot);
      code.iload(slot).iload(groupRows).if_icmplt(keep);
      code.iload(groupRows).iconst_1().isub().istore(slot);
      code.labelBinding(keep);
      return slot;
    }

    /** Pushes the position of one of the thread's rows in its group, be there such a row or not. */
    private void pushRow(int number) {
      code.iload(lane);
      if (number > 0) {
        code.loadConstant(number * plan.columns()).iadd();
      }
    }

    private void placeInputs() {
      for (int number = 0; number < packing.sections().size(); number++) {
        Packing.Section section = packing.sections().get(number);
        NumberType type = type(packing.buffers().get(section.buffer()).type());
        int dimension = section.dimension();
        int buffer = code.parameterSlot(GroupRecord.PARAMETERS + section.buffer());
        int place = group.field(GroupTable.INPUTS + number);
        switch (packing.role(section)) {
          case PARAMETER ->
              target.place(section.input(), InputPlace.of(type, dimension, buffer, false, place));
          case ROW -> {
            for (int each = 0; each < rows.count(); each++) {
              int base = newInt();
              code.iload(place).iload(row[each]).loadConstant(dimension).imul().iadd();
              code.istore(base);
              target.place(
                  rows.input(section.input(), each),
                  InputPlace.of(type, dimension, buffer, false, base));
            }
          }
          case COLUMN ->
              target.place(section.input(), columnInputs.add(type, dimension, buffer, place));
        }
      }
    }

    void emit() {
      emitter.emit(rows.together().parameters());
      emitter.emit(rows.together().row());
      emitter.emit(rows.together().begin());
      eachRange();
      int states = group.field(GroupTable.STATES);
      Label left = code.newLabel();
      Label end = code.newLabel();
      code.iload(states).ifge(left);
      finishRows(end);
      code.goto_(end);
      code.labelBinding(left);
      saveStates(states);
      code.labelBinding(end);
    }

    private void eachRange() {
      int range = group.field(GroupTable.RANGES);
      int lastRange = group.field(GroupTable.RANGES_END);
      Label next = code.newLabel();
      Label done = code.newLabel();
      code.labelBinding(next);
      code.iload(range).iload(lastRange).if_icmpge(done);
      group.entry(() -> code.iload(range));
      code.istore(start);
      group.entry(() -> code.iload(range).iconst_1().iadd());
      code.istore(end);
      eachStep(start, end, plan.columns(), tileEnd, this::tile);
      code.iinc(range, 2);
      code.goto_(next);
      code.labelBinding(done);
    }

    /**
     * Emits {@code for (; from < to; from += length) { until = min(from + length, to); body }}, all
     * of which are local variables but the length.
     */
    private void eachStep(int from, int to, int length, int until, Runnable body) {
      Label next = code.newLabel();
      Label done = code.newLabel();
      Label keep = code.newLabel();
      code.labelBinding(next);
      code.iload(from).iload(to).if_icmpge(done);
      code.iload(from).loadConstant(length).iadd().istore(until);
      code.iload(until).iload(to).if_icmple(keep);
      code.iload(to).istore(until);
      code.labelBinding(keep);
      body.run();
      code.iinc(from, length);
      code.goto_(next);
      code.labelBinding(done);
    }

    private void tile() {
      emitter.emit(rows.together().reset());
      code.iload(start).istore(first);
      if (plan.inLocalMemory() && plan.staged() < plan.columns()) {
        int stepEnd = newInt();
        eachStep(first, tileEnd, plan.staged(), stepEnd, () -> step(stepEnd));
      } else {
        step(tileEnd);
      }
      emitter.emit(rows.together().merge());
    }

    /** The columns from the first to the end of a step. */
    private void step(int stepEnd) {
      code.iload(stepEnd).iload(first).isub().istore(limit);
      if (plan.inLocalMemory()) {
        columnInputs.stage(limit);
        group.barrier();
      }
      Label idle = code.newLabel();
      code.iload(lane).iload(groupRows).if_icmpge(idle);
      columnInputs.enter();
      code.iconst_0().istore(column);
      if (plan.abreast() > 1) {
        columnInputs.walk(column, limit, plan.abreast(), () -> emitter.emit(severalColumns));
      }
      columnInputs.walk(column, limit, 1, () -> emitter.emit(rows.together().pair()));
      code.labelBinding(idle);
      if (plan.inLocalMemory()) {
        group.barrier();
      }
    }

    /** The rows of a thread follow each other, so after the first that is none, none is. */
    private void finishRows(Label end) {
      int outputRow = group.field(GroupTable.OUTPUT_ROW);
      for (int number = 0; number < rows.count(); number++) {
        pushRow(number);
        code.iload(groupRows).if_icmpge(end);
        for (int output = 0; output < outputs.size(); output++) {
          int each = number;
          outputs
              .get(output)
              .enter(
                  code,
                  results,
                  output,
                  () -> {
                    code.iload(outputRow);
                    pushRow(each);
                    code.iadd();
                  });
        }
        emitter.emit(rows.finishes().get(number));
      }
    }

    /** Of rows that are none, too: there is memory for all rows of a group. */
    private void saveStates(int number) {
      StateBuffers buffers =
          new StateBuffers(
              code,
              precision,
              states,
              GroupRecord.PARAMETERS + packing.buffers().size() + results.buffers().size(),
              rows.count() * plan.columns());
      for (int each = 0; each < rows.count(); each++) {
        int position = each;
        buffers.save(emitter, rows.total(each), number, () -> pushRow(position));
      }
    }
  }
}
