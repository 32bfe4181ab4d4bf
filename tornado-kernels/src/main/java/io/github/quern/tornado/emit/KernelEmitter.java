package io.github.quern.tornado.emit;

import io.github.quern.backend.KernelSpec;
import io.github.quern.bytecode.BlockEmitter;
import io.github.quern.bytecode.Loops;
import io.github.quern.bytecode.NumberType;
import io.github.quern.ir.Block;
import io.github.quern.ir.Precision;
import io.github.quern.ir.Program;
import io.github.quern.ir.Role;
import io.github.quern.ir.ValueType;
import io.github.quern.tornado.driver.GroupTable;
import io.github.quern.tornado.driver.OutputPacking;
import io.github.quern.tornado.driver.Packing;
import io.github.quern.tornado.emit.TornadoTarget.InputPlace;
import io.github.quern.tornado.emit.TornadoTarget.OutputPlace;
import io.github.quern.tornado.emit.TornadoTarget.RowNumbers;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * Emits the class with the kernel method. One thread computes one output row; the threads of a work
 * group, whose rows are reduced over the same columns, copy a tile of the column inputs to local
 * memory together, then each runs over it. What a group has to do is in a {@link GroupTable}, so
 * that one form serves dense, block-sparse and batched calls of any size.
 *
 * <pre>{@code
 * row = context.localIdx, clamped to the group's last row  // idle threads still copy and wait
 * begin
 * for each range of the group:
 *   for (start = range's first column; start < end; start += tile):
 *     copy tile; barrier
 *     reset; for each column of the tile: pair; merge      // direct accumulation: pair only
 *     barrier
 * if (context.localIdx < rows): finish
 * }</pre>
 *
 * <p>All loops around barriers depend on the group only, so its threads meet at each of them.
 * TornadoVM wants a local variable table that names the parameters, and constant sizes of arrays.
 */
final class KernelEmitter {
  static final String METHOD = "reduce";

  private static final ClassDesc INTEGER = ClassDesc.of("java.lang.Integer");

  /** The parameters before the buffers: the kernel context and the table. */
  private static final int FIRST_BUFFER = 2;

  private final Program program;
  private final Precision precision;
  private final TilePlan plan;
  private final Packing packing;
  private final OutputPacking results;
  private final ClassDesc name;

  KernelEmitter(
      KernelSpec spec, TilePlan plan, Packing packing, OutputPacking results, ClassDesc name) {
    this.program = DirectState.of(spec.program());
    this.precision = spec.precision();
    this.plan = plan;
    this.packing = packing;
    this.results = results;
    this.name = name;
  }

  private NumberType type(ValueType type) {
    return NumberType.of(type, precision);
  }

  /** The types of the kernel's parameters. */
  List<ClassDesc> parameters() {
    List<ClassDesc> parameters = new ArrayList<>();
    parameters.add(TornadoTypes.KERNEL_CONTEXT);
    parameters.add(TornadoTypes.INT_ARRAY);
    packing.buffers().forEach(buffer -> parameters.add(TornadoTypes.array(type(buffer.type()))));
    results.buffers().forEach(buffer -> parameters.add(TornadoTypes.array(type(buffer.type()))));
    return parameters;
  }

  private List<String> parameterNames() {
    List<String> names = new ArrayList<>(List.of("context", "table"));
    for (int buffer = 0; buffer < packing.buffers().size(); buffer++) {
      names.add("inputs" + buffer);
    }
    for (int buffer = 0; buffer < results.buffers().size(); buffer++) {
      names.add("output" + buffer);
    }
    return names;
  }

  byte[] emit() {
    return ClassFile.of()
        .build(
            name,
            builder ->
                builder
                    .withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL)
                    .withMethodBody(
                        METHOD,
                        MethodTypeDesc.of(ConstantDescs.CD_void, parameters()),
                        ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                        code -> new Body(code).emit()));
  }

  /** The method under construction. */
  private final class Body {
    private final CodeBuilder code;
    private final int record;
    private final int lane;
    private final int rows;
    private final int row;
    private final int rowNumber;
    private final int range;
    private final int lastRange;
    private final int start;
    private final int end;
    private final int limit;
    private final int column;
    private final int counter;
    private final TornadoTarget target;
    private final List<OutputPlace> outputs = new ArrayList<>();
    private final List<Columns> columnInputs = new ArrayList<>();

    /**
     * A column input.
     *
     * @param buffer local variable of TornadoVM's array
     * @param first local variable with the index of column 0 there
     * @param place where the tile is
     */
    private record Columns(int buffer, int first, InputPlace place) {}

    Body(CodeBuilder code) {
      this.code = code;
      nameParameters();
      record = newInt();
      lane = newInt();
      rows = newInt();
      row = newInt();
      rowNumber = newInt();
      range = newInt();
      lastRange = newInt();
      start = newInt();
      end = newInt();
      limit = newInt();
      column = newInt();
      counter = newInt();
      int first = FIRST_BUFFER + packing.buffers().size();
      for (OutputPacking.Section section : results.sections()) {
        outputs.add(
            new OutputPlace(
                type(results.buffers().get(section.buffer()).type()),
                code.parameterSlot(first + section.buffer()),
                newInt()));
      }
      target = new TornadoTarget(rows, new RowNumbers(rowNumber, row, start, column), outputs);
    }

    private int newInt() {
      return code.allocateLocal(TypeKind.INT);
    }

    private void nameParameters() {
      List<ClassDesc> types = parameters();
      List<String> names = parameterNames();
      Label last = code.endLabel();
      for (int parameter = 0; parameter < types.size(); parameter++) {
        code.localVariable(
            code.parameterSlot(parameter),
            names.get(parameter),
            types.get(parameter),
            code.startLabel(),
            last);
      }
    }

    void emit() {
      index("groupIdx");
      code.loadConstant(GroupTable.recordLength(packing)).imul().istore(record);
      index("localIdx");
      code.istore(lane);
      field(GroupTable.ROWS, rows);
      field(GroupTable.ROW_NUMBER, rowNumber);
      clampRow();
      placeInputs();
      BlockEmitter emitter =
          new BlockEmitter(
              code,
              precision,
              target,
              List.of(
                  program.parameters(),
                  program.row(),
                  program.begin(),
                  program.reset(),
                  program.pair(),
                  program.merge(),
                  program.finish()),
              Block.EMPTY);
      emitter.emit(program.parameters());
      emitter.emit(program.row());
      emitter.emit(program.begin());
      eachRange(emitter);
      Label idle = code.newLabel();
      code.iload(lane).iload(rows).if_icmpge(idle);
      placeOutputs();
      emitter.emit(program.finish());
      code.labelBinding(idle);
      code.return_();
    }

    /** Pushes an index of the thread. */
    private void index(String name) {
      code.aload(code.parameterSlot(0));
      code.getfield(TornadoTypes.KERNEL_CONTEXT, name, INTEGER);
      code.invokevirtual(INTEGER, "intValue", MethodTypeDesc.of(ConstantDescs.CD_int));
    }

    /** Reads a number of the group's record. */
    private void field(int position, int slot) {
      tableEntry(() -> code.iload(record).loadConstant(position).iadd());
      code.istore(slot);
    }

    private void tableEntry(Runnable position) {
      code.aload(code.parameterSlot(1));
      position.run();
      code.invokevirtual(TornadoTypes.INT_ARRAY, "get", TornadoTypes.INT_GET);
    }

    /** row = min(lane, rows - 1), so that idle threads read something that is there. */
    private void clampRow() {
      Label keep = code.newLabel();
      code.iload(lane).istore(row);
      code.iload(lane).iload(rows).if_icmplt(keep);
      code.iload(rows).iconst_1().isub().istore(row);
      code.labelBinding(keep);
    }

    private void placeInputs() {
      for (int number = 0; number < packing.sections().size(); number++) {
        Packing.Section section = packing.sections().get(number);
        NumberType type = type(packing.buffers().get(section.buffer()).type());
        int buffer = code.parameterSlot(FIRST_BUFFER + section.buffer());
        Role role = packing.role(section);
        boolean local = role == Role.COLUMN && plan.inLocalMemory();
        int memory = local ? allocateTile(type, section.dimension()) : buffer;
        InputPlace place = new InputPlace(type, section.dimension(), memory, local, newInt());
        target.place(section.input(), place);
        int field = GroupTable.INPUTS + number;
        switch (role) {
          case PARAMETER -> field(field, place.base());
          case ROW -> {
            field(field, place.base());
            code.iload(place.base());
            code.iload(row).loadConstant(place.dimension()).imul().iadd();
            code.istore(place.base());
          }
          case COLUMN -> {
            int first = newInt();
            field(field, first);
            columnInputs.add(new Columns(buffer, first, place));
          }
        }
      }
    }

    private int allocateTile(NumberType type, int dimension) {
      int memory = code.allocateLocal(TypeKind.REFERENCE);
      code.aload(code.parameterSlot(0));
      code.loadConstant(plan.columns() * dimension);
      code.invokevirtual(
          TornadoTypes.KERNEL_CONTEXT,
          TornadoTypes.allocateLocal(type),
          MethodTypeDesc.of(type.arrayDescriptor(), ConstantDescs.CD_int));
      code.astore(memory);
      return memory;
    }

    private void placeOutputs() {
      int first = newInt();
      field(GroupTable.OUTPUT_ROW, first);
      for (int output = 0; output < outputs.size(); output++) {
        OutputPacking.Section section = results.sections().get(output);
        code.iload(first).iload(lane).iadd();
        code.loadConstant(results.buffers().get(section.buffer()).rowLength()).imul();
        if (section.offset() > 0) {
          code.loadConstant(section.offset()).iadd();
        }
        code.istore(outputs.get(output).base());
      }
    }

    private void eachRange(BlockEmitter emitter) {
      Label next = code.newLabel();
      Label done = code.newLabel();
      field(GroupTable.RANGES, range);
      field(GroupTable.RANGES_END, lastRange);
      code.labelBinding(next);
      code.iload(range).iload(lastRange).if_icmpge(done);
      tableEntry(() -> code.iload(range));
      code.istore(start);
      tableEntry(() -> code.iload(range).iconst_1().iadd());
      code.istore(end);
      eachTile(emitter);
      code.iinc(range, 2);
      code.goto_(next);
      code.labelBinding(done);
    }

    private void eachTile(BlockEmitter emitter) {
      Label next = code.newLabel();
      Label done = code.newLabel();
      code.labelBinding(next);
      code.iload(start).iload(end).if_icmpge(done);
      tileLimit();
      stage();
      emitter.emit(program.reset());
      enterTile();
      Loops.count(
          code,
          column,
          () -> code.iload(limit),
          () -> {
            emitter.emit(program.pair());
            columnInputs.forEach(this::nextColumn);
          });
      emitter.emit(program.merge());
      barrier();
      code.iinc(start, plan.columns());
      code.goto_(next);
      code.labelBinding(done);
    }

    /** limit = min(tile, end - start). */
    private void tileLimit() {
      Label keep = code.newLabel();
      code.loadConstant(plan.columns()).istore(limit);
      code.iload(end).iload(start).isub().loadConstant(plan.columns()).if_icmpge(keep);
      code.iload(end).iload(start).isub().istore(limit);
      code.labelBinding(keep);
    }

    private void enterTile() {
      for (Columns input : columnInputs) {
        if (input.place().local()) {
          code.iconst_0();
        } else {
          tileStart(input);
        }
        code.istore(input.place().base());
      }
    }

    private void nextColumn(Columns input) {
      InputPlace place = input.place();
      code.iload(place.base()).loadConstant(place.dimension()).iadd().istore(place.base());
    }

    /** Pushes the index of the tile's first column in the input's buffer. */
    private void tileStart(Columns input) {
      code.iload(input.first());
      code.iload(start).loadConstant(input.place().dimension()).imul().iadd();
    }

    /** Copies the tile: thread l takes the entries l, l + group size, … of each input. */
    private void stage() {
      if (plan.inLocalMemory()) {
        for (Columns input : columnInputs) {
          Loops.count(
              code,
              counter,
              () -> code.loadConstant(input.place().dimension()),
              () -> stageOne(input));
        }
        barrier();
      }
    }

    private void stageOne(Columns input) {
      InputPlace place = input.place();
      Label outside = code.newLabel();
      Runnable within =
          () -> code.iload(counter).loadConstant(plan.columns()).imul().iload(lane).iadd();
      within.run();
      code.iload(limit).loadConstant(place.dimension()).imul().if_icmpge(outside);
      code.aload(place.array());
      within.run();
      code.aload(input.buffer());
      tileStart(input);
      within.run();
      code.iadd();
      TornadoTarget.get(code, place.type());
      code.arrayStore(place.type().kind());
      code.labelBinding(outside);
    }

    /** Without local memory there is nothing to wait for. */
    private void barrier() {
      if (plan.inLocalMemory()) {
        code.aload(code.parameterSlot(0));
        code.invokevirtual(TornadoTypes.KERNEL_CONTEXT, "localBarrier", ConstantDescs.MTD_void);
      }
    }
  }
}
