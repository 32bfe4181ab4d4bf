package io.github.quern.bytecode;

import io.github.quern.ir.Block;
import io.github.quern.ir.Precision;
import io.github.quern.ir.Program;
import io.github.quern.testing.Programs;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Array;
import java.util.List;

/**
 * A program as a class with one method {@code run(inputs, row, columns, output)} over plain arrays:
 * the least that can run what {@link BlockEmitter} emits.
 */
final class TestKernel {
  private static final ClassDesc NAME = ClassDesc.of("io.github.quern.bytecode.Kernel");
  private static final ClassDesc MATH = ClassDesc.of("java.lang.Math");
  private static final MethodTypeDesc OF_TWO_INTS =
      MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int, ConstantDescs.CD_int);

  private final Program program;
  private final Precision precision;
  private final NumberType type;
  private final int tile;

  /**
   * Prepares a kernel.
   *
   * @param program what to compile
   * @param precision of its arithmetic and arrays
   * @param tile number of columns that are reduced by themselves before they are merged
   */
  TestKernel(Program program, Precision precision, int tile) {
    this.program = program;
    this.precision = precision;
    this.type = NumberType.of(precision);
    this.tile = tile;
  }

  /** The class; the JVM's rules for classes are checked. */
  byte[] classFile() {
    byte[] bytes =
        ClassFile.of()
            .build(
                NAME,
                type ->
                    type.withMethodBody(
                        "run",
                        signature(),
                        ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                        this::body));
    List<VerifyError> errors = ClassFile.of().verify(bytes);
    if (!errors.isEmpty()) {
      throw new AssertionError("the generated class is invalid: " + errors);
    }
    return bytes;
  }

  /** The output rows one after the other. */
  double[] run(List<double[]> inputs, int rows, int columns) {
    Object arrays = Array.newInstance(arrayType(), inputs.size());
    for (int position = 0; position < inputs.size(); position++) {
      Array.set(arrays, position, converted(inputs.get(position)));
    }
    Object output = converted(new double[rows * Programs.dimension(program)]);
    try {
      MethodHandle run = loaded();
      for (int row = 0; row < rows; row++) {
        run.invoke(arrays, row, columns, output);
      }
    } catch (Throwable e) {
      throw new AssertionError("the generated class fails", e);
    }
    double[] result = new double[rows * Programs.dimension(program)];
    for (int entry = 0; entry < result.length; entry++) {
      result[entry] = Array.getDouble(output, entry);
    }
    return result;
  }

  private MethodHandle loaded() throws ReflectiveOperationException {
    MethodHandles.Lookup lookup = MethodHandles.lookup().defineHiddenClass(classFile(), true);
    return lookup.findStatic(
        lookup.lookupClass(), "run", signature().resolveConstantDesc(MethodHandles.lookup()));
  }

  private MethodTypeDesc signature() {
    return MethodTypeDesc.of(
        ConstantDescs.CD_void,
        type.arrayDescriptor().arrayType(),
        ConstantDescs.CD_int,
        ConstantDescs.CD_int,
        type.arrayDescriptor());
  }

  private Class<?> arrayType() {
    return switch (precision) {
      case FLOAT32 -> float[].class;
      case FLOAT64 -> double[].class;
    };
  }

  private Object converted(double[] numbers) {
    return switch (precision) {
      case FLOAT64 -> numbers;
      case FLOAT32 -> {
        float[] floats = new float[numbers.length];
        for (int entry = 0; entry < floats.length; entry++) {
          floats[entry] = (float) numbers[entry];
        }
        yield floats;
      }
    };
  }

  private void body(CodeBuilder code) {
    int column = code.allocateLocal(TypeKind.INT);
    Target target =
        new ArrayTarget(
            program,
            type,
            code.parameterSlot(0),
            code.parameterSlot(1),
            column,
            code.parameterSlot(3));
    List<Block> blocks =
        List.of(
            program.parameters(),
            program.row(),
            program.begin(),
            program.reset(),
            program.pair(),
            program.merge(),
            program.finish());
    BlockEmitter emitter = new BlockEmitter(code, precision, target, blocks, Block.EMPTY);
    emitter.emit(program.parameters());
    emitter.emit(program.row());
    emitter.emit(program.begin());
    tiles(code, emitter, column);
    emitter.emit(program.finish());
    code.return_();
  }

  private void tiles(CodeBuilder code, BlockEmitter emitter, int column) {
    int tiles = code.allocateLocal(TypeKind.INT);
    int end = code.allocateLocal(TypeKind.INT);
    int columns = code.parameterSlot(2);
    code.iconst_0().istore(column);
    Loops.count(
        code,
        tiles,
        // The number of tiles, the last one perhaps not full.
        () -> code.iload(columns).loadConstant(tile - 1).iadd().loadConstant(tile).idiv(),
        () -> {
          emitter.emit(program.reset());
          code.iload(columns).iload(column).isub().loadConstant(tile);
          code.invokestatic(MATH, "min", OF_TWO_INTS).istore(end);
          Loops.count(
              code,
              code.allocateLocal(TypeKind.INT),
              () -> code.iload(end),
              () -> {
                emitter.emit(program.pair());
                code.iinc(column, 1);
              });
          emitter.emit(program.merge());
        });
  }
}
