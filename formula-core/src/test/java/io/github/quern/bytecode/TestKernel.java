package io.github.quern.bytecode;

import io.github.quern.ir.Accumulation;
import io.github.quern.ir.Block;
import io.github.quern.ir.Precision;
import io.github.quern.ir.Program;
import io.github.quern.ir.ValueType;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A program as a class with one method {@code run(inputs, row, columns, outputs)} over plain
 * arrays: the least that can run what {@link BlockEmitter} emits.
 */
final class TestKernel {
  private static final ClassDesc NAME = ClassDesc.of("io.github.quern.bytecode.Kernel");
  private static final ClassDesc MATH = ClassDesc.of("java.lang.Math");
  private static final ClassDesc ARRAYS = ConstantDescs.CD_Object.arrayType();
  private static final MethodTypeDesc SIGNATURE =
      MethodTypeDesc.of(
          ConstantDescs.CD_void, ARRAYS, ConstantDescs.CD_int, ConstantDescs.CD_int, ARRAYS);

  /** More than any test has. */
  private static final int ALL_COLUMNS = 1 << 30;

  private static final MethodTypeDesc OF_TWO_INTS =
      MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int, ConstantDescs.CD_int);

  private final Program program;
  private final Precision precision;
  private final int tile;

  /**
   * Prepares a kernel.
   *
   * @param program what to compile
   * @param precision the type of its real numbers
   * @param tile number of columns that are reduced by themselves before they are merged
   */
  TestKernel(Program program, Precision precision, int tile) {
    this.program = program;
    this.precision = precision;
    this.tile = program.accumulation() == Accumulation.DIRECT ? ALL_COLUMNS : tile;
  }

  /** The class; the JVM's rules for classes are checked. */
  byte[] classFile() {
    byte[] bytes =
        ClassFile.of()
            .build(
                NAME,
                type ->
                    type.withMethodBody(
                        "run", SIGNATURE, ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC, this::body));
    List<VerifyError> errors = ClassFile.of().verify(bytes);
    if (!errors.isEmpty()) {
      throw new AssertionError("the generated class is invalid: " + errors);
    }
    return bytes;
  }

  /** The rows of the first output one after the other. */
  double[] run(List<double[]> inputs, int rows, int columns) {
    return runAll(inputs, rows, columns).getFirst();
  }

  /** For each output its rows one after the other. */
  List<double[]> runAll(List<double[]> inputs, int rows, int columns) {
    Object[] arrays = new Object[inputs.size()];
    for (int position = 0; position < inputs.size(); position++) {
      arrays[position] = converted(inputs.get(position), program.inputs().get(position).type());
    }
    Object[] outputs =
        program.outputs().stream()
            .map(output -> converted(new double[rows * output.dimension()], output.type()))
            .toArray();
    byte[] classFile = classFile();
    try {
      MethodHandle run = loaded(classFile);
      for (int row = 0; row < rows; row++) {
        run.invokeExact(arrays, row, columns, outputs);
      }
    } catch (Throwable e) {
      throw new AssertionError("the generated class fails", e);
    }
    return Arrays.stream(outputs).map(TestKernel::inDoubles).toList();
  }

  private static MethodHandle loaded(byte[] classFile) throws ReflectiveOperationException {
    MethodHandles.Lookup lookup = MethodHandles.lookup().defineHiddenClass(classFile, true);
    return lookup.findStatic(
        lookup.lookupClass(), "run", SIGNATURE.resolveConstantDesc(MethodHandles.lookup()));
  }

  private Object converted(double[] numbers, ValueType type) {
    Object array =
        switch (NumberType.of(type, precision)) {
          case FLOAT -> new float[numbers.length];
          case DOUBLE -> new double[numbers.length];
          case LONG -> new long[numbers.length];
        };
    for (int entry = 0; entry < numbers.length; entry++) {
      switch (array) {
        case float[] floats -> floats[entry] = (float) numbers[entry];
        case double[] doubles -> doubles[entry] = numbers[entry];
        default -> ((long[]) array)[entry] = (long) numbers[entry];
      }
    }
    return array;
  }

  private static double[] inDoubles(Object array) {
    return IntStream.range(0, Array.getLength(array))
        .mapToDouble(entry -> ((Number) Array.get(array, entry)).doubleValue())
        .toArray();
  }

  private void body(CodeBuilder code) {
    int column = code.allocateLocal(TypeKind.INT);
    Target target =
        new ArrayTarget(
            program,
            precision,
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
    int count = code.allocateLocal(TypeKind.INT);
    int end = code.allocateLocal(TypeKind.INT);
    int columns = code.parameterSlot(2);
    code.iconst_0().istore(column);
    // The number of tiles, the last one perhaps not full.
    code.iload(columns).loadConstant(tile - 1).iadd().loadConstant(tile).idiv().istore(count);
    try (CountedLoop _ = CountedLoop.upToLocal(code, tiles, count)) {
      emitter.emit(program.reset());
      code.iload(columns).iload(column).isub().loadConstant(tile);
      code.invokestatic(MATH, "min", OF_TWO_INTS).istore(end);
      int inTile = code.allocateLocal(TypeKind.INT);
      try (CountedLoop _ = CountedLoop.upToLocal(code, inTile, end)) {
        emitter.emit(program.pair());
        code.iinc(column, 1);
      }
      emitter.emit(program.merge());
    }
  }
}
