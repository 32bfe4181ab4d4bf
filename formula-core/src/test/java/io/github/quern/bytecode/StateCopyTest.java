package io.github.quern.bytecode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.quern.ir.Array;
import io.github.quern.ir.Block;
import io.github.quern.ir.Precision;
import io.github.quern.ir.Program;
import io.github.quern.testing.Programs;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How a tier carries the state of a reduction into a method and out of it again: entry by entry,
 * whether it lives in local variables or in an array.
 */
class StateCopyTest {
  private static final MethodTypeDesc OF_AN_ARRAY =
      MethodTypeDesc.of(ConstantDescs.CD_void, NumberType.DOUBLE.arrayDescriptor());

  private static Program program(int dimension) {
    return Programs.sum("x", 1, "x = Vj(" + dimension + ")");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 64, 65, 200})
  void resetSetsThePartialStateToItsConstants(int dimension) throws Throwable {
    Program program = program(dimension);
    double[] state = new double[dimension];
    java.util.Arrays.fill(state, 7);
    run(
        state,
        method -> {
          BlockEmitter emitter =
              emitter(method, program, List.of(program.reset()), program.parameters());
          emitter.emit(program.reset());
          save(method, emitter, program.partial().getFirst());
        });
    assertArrayEquals(new double[dimension], state);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 64, 65, 200})
  void mergeAddsTheStatesThatWerePutIn(int dimension) throws Throwable {
    Program program = program(dimension);
    double[] state = new double[dimension];
    for (int entry = 0; entry < dimension; entry++) {
      state[entry] = entry + 1;
    }
    double[] twice = java.util.Arrays.stream(state).map(number -> 2 * number).toArray();
    run(
        state,
        method -> {
          BlockEmitter emitter = emitter(method, program, List.of(program.merge()), Block.EMPTY);
          restore(method, emitter, program.total().getFirst());
          restore(method, emitter, program.partial().getFirst());
          emitter.emit(program.merge());
          save(method, emitter, program.total().getFirst());
        });
    assertArrayEquals(twice, state);
  }

  private static BlockEmitter emitter(
      CodeBuilder method, Program program, List<Block> blocks, Block constants) {
    Target target = new ArrayTarget(program, Precision.FLOAT64, 0, 0, 0, 0);
    return new BlockEmitter(method, Precision.FLOAT64, target, blocks, constants);
  }

  /** Emits {@code state[k] = array[k]} for all k. */
  private static void save(CodeBuilder method, BlockEmitter emitter, Array array) {
    emitter.forEachEntry(
        array,
        (same, index) -> {
          method.aload(method.parameterSlot(0));
          emitter.index(index);
          emitter.read(same, index);
          method.dastore();
        });
  }

  /** Emits {@code array[k] = state[k]} for all k. */
  private static void restore(CodeBuilder method, BlockEmitter emitter, Array array) {
    emitter.forEachEntry(
        array,
        (same, index) ->
            emitter.write(
                same,
                index,
                () -> {
                  method.aload(method.parameterSlot(0));
                  emitter.index(index);
                  method.daload();
                }));
  }

  @FunctionalInterface
  private interface Body {
    void emit(CodeBuilder method);
  }

  private static void run(double[] state, Body body) throws Throwable {
    byte[] bytes =
        ClassFile.of()
            .build(
                ClassDesc.of("io.github.quern.bytecode.StateCopy"),
                type ->
                    type.withMethodBody(
                        "run",
                        OF_AN_ARRAY,
                        ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                        method -> {
                          body.emit(method);
                          method.return_();
                        }));
    MethodHandles.Lookup lookup = MethodHandles.lookup().defineHiddenClass(bytes, true);
    lookup
        .findStatic(
            lookup.lookupClass(), "run", OF_AN_ARRAY.resolveConstantDesc(MethodHandles.lookup()))
        .invokeExact(state);
  }
}
