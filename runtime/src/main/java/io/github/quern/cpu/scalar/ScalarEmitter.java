package io.github.quern.cpu.scalar;

import io.github.quern.backend.KernelSpec;
import io.github.quern.bytecode.BlockEmitter;
import io.github.quern.bytecode.Constructors;
import io.github.quern.bytecode.CountedLoop;
import io.github.quern.bytecode.MathCalls;
import io.github.quern.bytecode.Target;
import io.github.quern.cpu.parallel.SeveralTiles;
import io.github.quern.cpu.parallel.TileCode;
import io.github.quern.ir.Accumulation;
import io.github.quern.ir.Block;
import io.github.quern.ir.Precision;
import io.github.quern.ir.Program;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Emits the class file of a {@link TileCode} for a program; equal specs give equal bytes. */
public final class ScalarEmitter {
  /** The binary name of the class. */
  static final String CLASS_NAME = "io.github.quern.cpu.scalar.Kernel";

  private static final ClassDesc CLASS = ClassDesc.of(CLASS_NAME);
  private static final ClassDesc OBJECTS = ConstantDescs.CD_Object.arrayType();
  private static final ClassDesc INTS = ConstantDescs.CD_int.arrayType();

  private final KernelSpec spec;
  private final Optional<MethodBody> tileBody;
  private final Program program;
  private final Precision precision;

  /** Emits a method, without its return. */
  @FunctionalInterface
  public interface MethodBody {
    /** Emits it. */
    void emit(CodeBuilder code);
  }

  private ScalarEmitter(KernelSpec spec, Optional<MethodBody> tileBody) {
    this.spec = spec;
    this.tileBody = tileBody;
    this.program = spec.program();
    this.precision = spec.precision();
  }

  /** The class file. */
  static byte[] emit(KernelSpec spec) {
    return new ScalarEmitter(spec, Optional.empty()).emit();
  }

  /** The class file of a kernel whose tiles are computed in another way. */
  public static byte[] emit(KernelSpec spec, MethodBody tile) {
    return new ScalarEmitter(spec, Optional.of(tile)).emit();
  }

  private byte[] emit() {
    return emit(
        TileCode.class,
        builder -> {
          method(builder, "begin", this::begin, OBJECTS, ConstantDescs.CD_int);
          tile(builder, "tile", tileBody.orElse(this::tile), OBJECTS);
          method(builder, "merge", this::merge, OBJECTS, OBJECTS, ConstantDescs.CD_int);
          method(builder, "finish", this::finish, OBJECTS, OBJECTS, ConstantDescs.CD_int);
        });
  }

  /** The class file of a {@link SeveralTiles.Code} for one dealt tile at a time. */
  static byte[] emitDealt(KernelSpec spec) {
    return emitSeveral(new ScalarEmitter(spec, Optional.empty())::dealtTile);
  }

  /** The class file of a {@link SeveralTiles.Code}. */
  public static byte[] emitSeveral(MethodBody body) {
    return emit(
        SeveralTiles.Code.class, builder -> tile(builder, "add", body, OBJECTS.arrayType()));
  }

  /** Both methods that compute tiles take the same parameters but for the state. */
  private static void tile(ClassBuilder builder, String name, MethodBody body, ClassDesc state) {
    method(
        builder,
        name,
        body,
        OBJECTS,
        INTS,
        state,
        ConstantDescs.CD_int,
        ConstantDescs.CD_int,
        ConstantDescs.CD_long,
        ConstantDescs.CD_long);
  }

  /** The class file of a {@link SeveralTiles.Transposition}. */
  public static byte[] emitTransposition(MethodBody body) {
    return emit(
        SeveralTiles.Transposition.class,
        builder ->
            method(
                builder,
                "transpose",
                body,
                ConstantDescs.CD_Object,
                ConstantDescs.CD_int,
                ConstantDescs.CD_Object,
                ConstantDescs.CD_int));
  }

  private static byte[] emit(Class<?> type, Consumer<ClassBuilder> methods) {
    return ClassFile.of()
        .build(
            CLASS,
            builder -> {
              builder.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_PUBLIC);
              builder.withInterfaceSymbols(ClassDesc.of(type.getName()));
              Constructors.withoutParameters(builder);
              methods.accept(builder);
            });
  }

  private static void method(
      ClassBuilder builder, String name, MethodBody body, ClassDesc... parameters) {
    builder.withMethodBody(
        name,
        MethodTypeDesc.of(ConstantDescs.CD_void, parameters),
        ClassFile.ACC_PUBLIC,
        code -> {
          body.emit(code);
          code.return_();
        });
  }

  private void begin(CodeBuilder code) {
    StateMemory state = new StateMemory(code, precision, code.parameterSlot(0), program.total());
    BlockEmitter emitter = emitter(code, new ScalarTarget(spec), program.begin());
    int row = code.allocateLocal(TypeKind.INT);
    try (CountedLoop _ = CountedLoop.upToLocal(code, row, code.parameterSlot(1))) {
      emitter.emit(program.begin());
      state.save(emitter, program.total(), row);
    }
  }

  private void tile(CodeBuilder code) {
    tile(code, code.parameterSlot(2), new ScalarTarget(spec), false);
  }

  private void dealtTile(CodeBuilder code) {
    int state = code.allocateLocal(TypeKind.REFERENCE);
    code.aload(code.parameterSlot(2)).iconst_0().aaload().astore(state);
    tile(code, state, new ScalarTarget(spec, TileCode.TURNS), true);
  }

  /**
   * Emits the columns of a tile, or of several ones that follow one another.
   *
   * @param memory local variable with the state's arrays
   */
  private void tile(CodeBuilder code, int memory, ScalarTarget target, boolean severalTiles) {
    target.bindInputs(code, code.parameterSlot(0), code.parameterSlot(1));
    target.bindNumbers(code, code.parameterSlot(5), code.parameterSlot(6));
    StateMemory state = new StateMemory(code, precision, memory, program.total());
    boolean tiled = program.accumulation() == Accumulation.TILED;
    BlockEmitter emitter =
        new BlockEmitter(code, precision, target, program.tileBlocks(), Block.EMPTY);
    emitter.emit(program.parameters());
    int row = code.allocateLocal(TypeKind.INT);
    try (CountedLoop _ = CountedLoop.upToLocal(code, row, code.parameterSlot(3))) {
      target.enterRow(code, row);
      emitter.emit(program.row());
      if (!tiled) {
        state.load(emitter, program.partial(), row);
        columns(code, emitter, target, code.parameterSlot(4));
        state.save(emitter, program.partial(), row);
      } else if (severalTiles) {
        mergeTiles(code, emitter, target, state, row);
      } else {
        mergeTile(code, emitter, target, state, row, code.parameterSlot(4));
      }
    }
  }

  /** Emits a loop over tiles, each of which is reduced by itself. */
  private void mergeTiles(
      CodeBuilder code, BlockEmitter emitter, ScalarTarget target, StateMemory state, int row) {
    int left = code.allocateLocal(TypeKind.INT);
    int columns = code.allocateLocal(TypeKind.INT);
    Label next = code.newLabel();
    Label done = code.newLabel();
    code.iload(code.parameterSlot(4)).istore(left);
    code.labelBinding(next);
    code.iload(left).ifle(done);
    code.iload(left).loadConstant(TileCode.COLUMNS);
    MathCalls.smaller(code);
    code.istore(columns);
    mergeTile(code, emitter, target, state, row, columns);
    code.iinc(left, -TileCode.COLUMNS);
    code.goto_(next);
    code.labelBinding(done);
  }

  /** Emits the reduction of some columns, and its merge into the state. */
  private void mergeTile(
      CodeBuilder code,
      BlockEmitter emitter,
      ScalarTarget target,
      StateMemory state,
      int row,
      int columns) {
    emitter.emit(program.reset());
    columns(code, emitter, target, columns);
    state.load(emitter, program.total(), row);
    emitter.emit(program.merge());
    state.save(emitter, program.total(), row);
  }

  private void columns(CodeBuilder code, BlockEmitter emitter, ScalarTarget target, int count) {
    int column = code.allocateLocal(TypeKind.INT);
    try (CountedLoop _ = CountedLoop.upToLocal(code, column, count)) {
      emitter.emit(program.pair());
      target.nextColumn(code);
    }
  }

  private void merge(CodeBuilder code) {
    StateMemory state = new StateMemory(code, precision, code.parameterSlot(0), program.total());
    StateMemory other = new StateMemory(code, precision, code.parameterSlot(1), program.partial());
    BlockEmitter emitter = emitter(code, new ScalarTarget(spec), program.merge());
    int row = code.allocateLocal(TypeKind.INT);
    try (CountedLoop _ = CountedLoop.upToLocal(code, row, code.parameterSlot(2))) {
      state.load(emitter, program.total(), row);
      other.load(emitter, program.partial(), row);
      emitter.emit(program.merge());
      state.save(emitter, program.total(), row);
    }
  }

  private void finish(CodeBuilder code) {
    ScalarTarget target = new ScalarTarget(spec);
    target.bindOutputs(code, code.parameterSlot(1));
    StateMemory state = new StateMemory(code, precision, code.parameterSlot(0), program.total());
    BlockEmitter emitter = emitter(code, target, program.finish());
    int row = code.allocateLocal(TypeKind.INT);
    try (CountedLoop _ = CountedLoop.upToLocal(code, row, code.parameterSlot(2))) {
      target.enterOutputRow(code, row);
      state.load(emitter, program.total(), row);
      emitter.emit(program.finish());
    }
  }

  /** An emitter for a block that uses no values of other blocks but constants. */
  private BlockEmitter emitter(CodeBuilder code, Target target, Block block) {
    return new BlockEmitter(code, precision, target, List.of(block), program.parameters());
  }
}
