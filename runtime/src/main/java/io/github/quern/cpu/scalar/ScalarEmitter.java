package io.github.quern.cpu.scalar;

import io.github.quern.backend.KernelSpec;
import io.github.quern.bytecode.BlockEmitter;
import io.github.quern.bytecode.Constructors;
import io.github.quern.bytecode.Loops;
import io.github.quern.bytecode.Target;
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
import java.util.function.IntConsumer;

/**
 * Emits the class file of a {@link io.github.quern.cpu.parallel.TileCode} for a program; equal
 * specs give equal bytes.
 */
public final class ScalarEmitter {
  /** The binary name of the class. */
  static final String CLASS_NAME = "io.github.quern.cpu.scalar.Kernel";

  private static final ClassDesc CLASS = ClassDesc.of(CLASS_NAME);
  private static final ClassDesc INTERFACE = ClassDesc.of("io.github.quern.cpu.parallel.TileCode");
  private static final ClassDesc OBJECTS = ConstantDescs.CD_Object.arrayType();
  private static final ClassDesc INTS = ConstantDescs.CD_int.arrayType();

  private final KernelSpec spec;
  private final Optional<Tiles> tiles;
  private final Program program;
  private final Precision precision;

  /**
   * Another way to compute tiles.
   *
   * @param one emits {@code TileCode.tile}, without its return
   * @param several emits {@code TileCode.tiles}, likewise
   * @param atOnce how many tiles that takes; where it is 0 it is not emitted
   */
  public record Tiles(Consumer<CodeBuilder> one, Consumer<CodeBuilder> several, int atOnce) {}

  private ScalarEmitter(KernelSpec spec, Optional<Tiles> tiles) {
    this.spec = spec;
    this.tiles = tiles;
    this.program = spec.program();
    this.precision = spec.precision();
  }

  /** The class file. */
  static byte[] emit(KernelSpec spec) {
    return new ScalarEmitter(spec, Optional.empty()).emit();
  }

  /** The class file of a kernel whose tiles are computed in another way. */
  public static byte[] emit(KernelSpec spec, Tiles tiles) {
    return new ScalarEmitter(spec, Optional.of(tiles)).emit();
  }

  private byte[] emit() {
    return ClassFile.of()
        .build(
            CLASS,
            builder -> {
              builder.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_PUBLIC);
              builder.withInterfaceSymbols(INTERFACE);
              Constructors.withoutParameters(builder);
              method(builder, "begin", this::begin, OBJECTS, ConstantDescs.CD_int);
              tile(builder, "tile", tiles.map(Tiles::one).orElse(this::tile), OBJECTS);
              tiles.filter(some -> some.atOnce() > 0).ifPresent(some -> several(builder, some));
              method(builder, "merge", this::merge, OBJECTS, OBJECTS, ConstantDescs.CD_int);
              method(builder, "finish", this::finish, OBJECTS, OBJECTS, ConstantDescs.CD_int);
            });
  }

  /** One of the two methods that take the same parameters but for the state. */
  private static void tile(
      ClassBuilder builder, String name, Consumer<CodeBuilder> body, ClassDesc state) {
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

  private static void several(ClassBuilder builder, Tiles tiles) {
    tile(builder, "tiles", tiles.several(), OBJECTS.arrayType());
    builder.withMethodBody(
        "tilesAtOnce",
        MethodTypeDesc.of(ConstantDescs.CD_int),
        ClassFile.ACC_PUBLIC,
        code -> code.loadConstant(tiles.atOnce()).ireturn());
  }

  private static void method(
      ClassBuilder builder, String name, Consumer<CodeBuilder> body, ClassDesc... parameters) {
    builder.withMethodBody(
        name,
        MethodTypeDesc.of(ConstantDescs.CD_void, parameters),
        ClassFile.ACC_PUBLIC,
        code -> {
          body.accept(code);
          code.return_();
        });
  }

  private void begin(CodeBuilder code) {
    StateMemory state = new StateMemory(code, precision, code.parameterSlot(0), program.total());
    BlockEmitter emitter = emitter(code, new ScalarTarget(spec), program.begin());
    eachRow(
        code,
        code.parameterSlot(1),
        row -> {
          emitter.emit(program.begin());
          state.save(emitter, program.total(), row);
        });
  }

  private void tile(CodeBuilder code) {
    ScalarTarget target = new ScalarTarget(spec);
    target.bindInputs(code, code.parameterSlot(0), code.parameterSlot(1));
    target.bindNumbers(code, code.parameterSlot(5), code.parameterSlot(6));
    StateMemory state = new StateMemory(code, precision, code.parameterSlot(2), program.total());
    boolean tiled = program.accumulation() == Accumulation.TILED;
    BlockEmitter emitter =
        new BlockEmitter(code, precision, target, program.tileBlocks(), Block.EMPTY);
    emitter.emit(program.parameters());
    int column = code.allocateLocal(TypeKind.INT);
    eachRow(
        code,
        code.parameterSlot(3),
        row -> {
          target.enterRow(code, row);
          emitter.emit(program.row());
          if (tiled) {
            emitter.emit(program.reset());
          } else {
            state.load(emitter, program.partial(), row);
          }
          Loops.count(
              code,
              column,
              () -> code.iload(code.parameterSlot(4)),
              () -> {
                emitter.emit(program.pair());
                target.nextColumn(code);
              });
          if (tiled) {
            state.load(emitter, program.total(), row);
            emitter.emit(program.merge());
            state.save(emitter, program.total(), row);
          } else {
            state.save(emitter, program.partial(), row);
          }
        });
  }

  private void merge(CodeBuilder code) {
    StateMemory state = new StateMemory(code, precision, code.parameterSlot(0), program.total());
    StateMemory other = new StateMemory(code, precision, code.parameterSlot(1), program.partial());
    BlockEmitter emitter = emitter(code, new ScalarTarget(spec), program.merge());
    eachRow(
        code,
        code.parameterSlot(2),
        row -> {
          state.load(emitter, program.total(), row);
          other.load(emitter, program.partial(), row);
          emitter.emit(program.merge());
          state.save(emitter, program.total(), row);
        });
  }

  private void finish(CodeBuilder code) {
    ScalarTarget target = new ScalarTarget(spec);
    target.bindOutputs(code, code.parameterSlot(1));
    StateMemory state = new StateMemory(code, precision, code.parameterSlot(0), program.total());
    BlockEmitter emitter = emitter(code, target, program.finish());
    eachRow(
        code,
        code.parameterSlot(2),
        row -> {
          target.enterOutputRow(code, row);
          state.load(emitter, program.total(), row);
          emitter.emit(program.finish());
        });
  }

  /** An emitter for a block that uses no values of other blocks but constants. */
  private BlockEmitter emitter(CodeBuilder code, Target target, Block block) {
    return new BlockEmitter(code, precision, target, List.of(block), program.parameters());
  }

  private static void eachRow(CodeBuilder code, int rows, IntConsumer body) {
    int row = code.allocateLocal(TypeKind.INT);
    Loops.count(code, row, () -> code.iload(rows), () -> body.accept(row));
  }
}
