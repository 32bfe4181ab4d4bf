package io.github.quern.cpu.scalar;

import io.github.quern.backend.KernelSpec;
import io.github.quern.bytecode.BlockEmitter;
import io.github.quern.bytecode.Constructors;
import io.github.quern.bytecode.CountedLoop;
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
    tile(code, code.parameterSlot(2), new ScalarTarget(spec));
  }

  private void dealtTile(CodeBuilder code) {
    int state = code.allocateLocal(TypeKind.REFERENCE);
    code.aload(code.parameterSlot(2)).iconst_0().aaload().astore(state);
    tile(code, state, new ScalarTarget(spec, TileCode.TURNS));
  }

  private void tile(CodeBuilder code, int memory, ScalarTarget target) {
    target.bindInputs(code, code.parameterSlot(0), code.parameterSlot(1));
    target.bindNumbers(code, code.parameterSlot(5), code.parameterSlot(6));
    StateMemory state = new StateMemory(code, precision, memory, program.total());
    boolean tiled = program.accumulation() == Accumulation.TILED;
    BlockEmitter emitter =
        new BlockEmitter(code, precision, target, program.tileBlocks(), Block.EMPTY);
    emitter.emit(program.parameters());
    int column = code.allocateLocal(TypeKind.INT);
    int row = code.allocateLocal(TypeKind.INT);
    try (CountedLoop _ = CountedLoop.upToLocal(code, row, code.parameterSlot(3))) {
      target.enterRow(code, row);
      emitter.emit(program.row());
      if (tiled) {
        emitter.emit(program.reset());
      } else {
        state.load(emitter, program.partial(), row);
      }
      try (CountedLoop _ = CountedLoop.upToLocal(code, column, code.parameterSlot(4))) {
        emitter.emit(program.pair());
        target.nextColumn(code);
      }
      if (tiled) {
        state.load(emitter, program.total(), row);
        emitter.emit(program.merge());
        state.save(emitter, program.total(), row);
      } else {
        state.save(emitter, program.partial(), row);
      }
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
