package io.github.quern.tornado.emit;

import io.github.quern.backend.KernelSpec;
import io.github.quern.bytecode.BlockEmitter;
import io.github.quern.bytecode.Loops;
import io.github.quern.bytecode.RealType;
import io.github.quern.ir.Block;
import io.github.quern.ir.Input;
import io.github.quern.ir.Program;
import io.github.quern.ir.Role;
import io.github.quern.tornado.emit.TornadoTarget.InputPlace;
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
 * group copy a tile of the column inputs to local memory together, then each runs over it.
 *
 * <pre>{@code
 * row = context.globalIdx, clamped to the last row       // idle threads still copy and synchronise
 * for (start = 0; start < columns; start += tile):
 *   copy tile; barrier
 *   reset; for each column of the tile: pair; merge
 *   barrier
 * if (context.globalIdx < rows): finish
 * }</pre>
 *
 * <p>TornadoVM wants a local variable table that names the parameters, and constant sizes of
 * arrays.
 */
final class KernelEmitter {
  static final String METHOD = "reduce";

  private static final ClassDesc INTEGER = ClassDesc.of("java.lang.Integer");

  private final Program program;
  private final RealType type;
  private final TilePlan plan;
  private final ClassDesc name;

  KernelEmitter(KernelSpec spec, TilePlan plan, ClassDesc name) {
    this.program = spec.program();
    this.type = RealType.of(spec.precision());
    this.plan = plan;
    this.name = name;
  }

  /** The types of the kernel's parameters. */
  List<ClassDesc> parameters() {
    List<ClassDesc> parameters = new ArrayList<>();
    parameters.add(TornadoTypes.KERNEL_CONTEXT);
    parameters.add(TornadoTypes.INT_ARRAY);
    // One for each input used, and the output.
    for (int array = 0; array <= program.usedInputs().size(); array++) {
      parameters.add(TornadoTypes.array(type));
    }
    return parameters;
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

  private static String parameterName(int parameter, int last) {
    return switch (parameter) {
      case 0 -> "context";
      case 1 -> "sizes";
      default -> parameter == last ? "output" : "input" + (parameter - 2);
    };
  }

  /** The method under construction. */
  private final class Body {
    private final CodeBuilder code;
    private final int rows;
    private final int columns;
    private final int thread;
    private final int lane;
    private final int row;
    private final int start;
    private final int limit;
    private final int column;
    private final int counter;
    private final TornadoTarget target;
    private final int outputBase;
    private final List<Staged> staged = new ArrayList<>();
    private final List<InputPlace> rowPlaces = new ArrayList<>();
    private final List<InputPlace> columnPlaces = new ArrayList<>();

    /** A column input and its copy in local memory. */
    private record Staged(int array, int local, int dimension) {}

    Body(CodeBuilder code) {
      this.code = code;
      nameParameters();
      rows = newInt();
      columns = newInt();
      thread = newInt();
      lane = newInt();
      row = newInt();
      start = newInt();
      limit = newInt();
      column = newInt();
      counter = newInt();
      outputBase = newInt();
      target =
          new TornadoTarget(
              type, code.parameterSlot(program.usedInputs().size() + 2), outputBase, rows);
    }

    private int newInt() {
      return code.allocateLocal(TypeKind.INT);
    }

    private void nameParameters() {
      List<ClassDesc> types = parameters();
      Label end = code.endLabel();
      for (int parameter = 0; parameter < types.size(); parameter++) {
        code.localVariable(
            code.parameterSlot(parameter),
            parameterName(parameter, types.size() - 1),
            types.get(parameter),
            code.startLabel(),
            end);
      }
    }

    void emit() {
      size(0, rows);
      size(1, columns);
      index("globalIdx", thread);
      index("localIdx", lane);
      clampRow();
      placeInputs();
      BlockEmitter emitter =
          new BlockEmitter(
              code,
              type,
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
      enterRow();
      emitter.emit(program.row());
      emitter.emit(program.begin());
      eachTile(emitter);
      Label end = code.newLabel();
      code.iload(thread).iload(rows).if_icmpge(end);
      code.iload(thread).loadConstant(program.outputDimension()).imul().istore(outputBase);
      emitter.emit(program.finish());
      code.labelBinding(end);
      code.return_();
    }

    private void size(int position, int slot) {
      code.aload(code.parameterSlot(1)).loadConstant(position);
      code.invokevirtual(TornadoTypes.INT_ARRAY, "get", TornadoTypes.INT_GET);
      code.istore(slot);
    }

    private void index(String field, int slot) {
      code.aload(code.parameterSlot(0));
      code.getfield(TornadoTypes.KERNEL_CONTEXT, field, INTEGER);
      code.invokevirtual(INTEGER, "intValue", MethodTypeDesc.of(ConstantDescs.CD_int));
      code.istore(slot);
    }

    /** row = min(thread, rows - 1), so that idle threads read something that is there. */
    private void clampRow() {
      Label keep = code.newLabel();
      code.iload(thread).istore(row);
      code.iload(thread).iload(rows).if_icmplt(keep);
      code.iload(rows).iconst_1().isub().istore(row);
      code.labelBinding(keep);
    }

    private void placeInputs() {
      int parameter = 2;
      for (int position : program.usedInputs()) {
        Input input = program.inputs().get(position);
        int array = code.parameterSlot(parameter++);
        boolean local = input.role() == Role.COLUMN && plan.inLocalMemory();
        int memory = array;
        if (local) {
          memory = code.allocateLocal(TypeKind.REFERENCE);
          code.aload(code.parameterSlot(0));
          code.loadConstant(plan.columns() * input.dimension());
          code.invokevirtual(
              TornadoTypes.KERNEL_CONTEXT,
              TornadoTypes.allocateLocal(type),
              MethodTypeDesc.of(type.arrayDescriptor(), ConstantDescs.CD_int));
          code.astore(memory);
          staged.add(new Staged(array, memory, input.dimension()));
        }
        InputPlace place = new InputPlace(input.role(), input.dimension(), memory, local, newInt());
        target.place(position, place);
        switch (input.role()) {
          case PARAMETER -> code.iconst_0().istore(place.base());
          case ROW -> rowPlaces.add(place);
          case COLUMN -> columnPlaces.add(place);
        }
      }
    }

    private void enterRow() {
      for (InputPlace place : rowPlaces) {
        code.iload(row).loadConstant(place.dimension()).imul().istore(place.base());
      }
    }

    private void eachTile(BlockEmitter emitter) {
      Label next = code.newLabel();
      Label end = code.newLabel();
      code.iconst_0().istore(start);
      code.labelBinding(next);
      code.iload(start).iload(columns).if_icmpge(end);
      stage();
      tileLimit();
      emitter.emit(program.reset());
      enterTile();
      Loops.count(
          code,
          column,
          () -> code.iload(limit),
          () -> {
            emitter.emit(program.pair());
            columnPlaces.forEach(place -> code.iinc(place.base(), place.dimension()));
          });
      emitter.emit(program.merge());
      if (!staged.isEmpty()) {
        barrier();
      }
      code.iinc(start, plan.columns());
      code.goto_(next);
      code.labelBinding(end);
    }

    /** limit = min(tile, columns - start). */
    private void tileLimit() {
      Label keep = code.newLabel();
      code.loadConstant(plan.columns()).istore(limit);
      code.iload(columns).iload(start).isub().loadConstant(plan.columns()).if_icmpge(keep);
      code.iload(columns).iload(start).isub().istore(limit);
      code.labelBinding(keep);
    }

    private void enterTile() {
      for (InputPlace place : columnPlaces) {
        if (place.local()) {
          code.iconst_0();
        } else {
          code.iload(start).loadConstant(place.dimension()).imul();
        }
        code.istore(place.base());
      }
    }

    /** Copies the tile: thread l takes the entries l, l + group size, … of each input. */
    private void stage() {
      for (Staged input : staged) {
        Loops.count(
            code, counter, () -> code.loadConstant(input.dimension()), () -> stageOne(input));
      }
      if (!staged.isEmpty()) {
        barrier();
      }
    }

    private void stageOne(Staged input) {
      Label outside = code.newLabel();
      // start * dimension + counter * group + lane < columns * dimension
      Runnable within =
          () -> code.iload(counter).loadConstant(plan.columns()).imul().iload(lane).iadd();
      Runnable global =
          () -> {
            code.iload(start).loadConstant(input.dimension()).imul();
            within.run();
            code.iadd();
          };
      global.run();
      code.iload(columns).loadConstant(input.dimension()).imul().if_icmpge(outside);
      code.aload(input.local());
      within.run();
      code.aload(input.array());
      global.run();
      TornadoTarget.get(code, type);
      code.arrayStore(type.kind());
      code.labelBinding(outside);
    }

    private void barrier() {
      code.aload(code.parameterSlot(0));
      code.invokevirtual(TornadoTypes.KERNEL_CONTEXT, "localBarrier", ConstantDescs.MTD_void);
    }
  }
}
