package io.github.quern.cpu.scalar;

import io.github.quern.bytecode.MathCalls;
import io.github.quern.bytecode.RealType;
import io.github.quern.bytecode.Target;
import io.github.quern.ir.BinaryFunction;
import io.github.quern.ir.Program;
import io.github.quern.ir.Role;
import io.github.quern.ir.UnaryFunction;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Inputs and output as Java arrays, functions as calls of {@link Math}. */
final class ScalarTarget implements Target {
  /**
   * The local variables of one input.
   *
   * @param role what its rows are indexed by
   * @param dimension the length of a row
   * @param array the array
   * @param offset where its first row is
   * @param base where its current row is
   */
  private record InputLocals(Role role, int dimension, int array, int offset, int base) {}

  private final RealType type;
  private final Map<Integer, InputLocals> inputs = new LinkedHashMap<>();
  private int output = -1;
  private int outputBase = -1;

  ScalarTarget(RealType type) {
    this.type = type;
  }

  /**
   * Emits the unpacking of the arrays and offsets that {@link
   * io.github.quern.cpu.parallel.TileCode#tile} is given.
   */
  void bindInputs(CodeBuilder code, Program program, int arrays, int offsets) {
    for (int input : program.usedInputs()) {
      Role role = program.inputs().get(input).role();
      int array = code.allocateLocal(TypeKind.REFERENCE);
      int offset = code.allocateLocal(TypeKind.INT);
      int base = role == Role.PARAMETER ? offset : code.allocateLocal(TypeKind.INT);
      code.aload(arrays).loadConstant(input).aaload();
      code.checkcast(type.arrayDescriptor()).astore(array);
      code.aload(offsets).loadConstant(input).iaload().istore(offset);
      int dimension = program.inputs().get(input).dimension();
      inputs.put(input, new InputLocals(role, dimension, array, offset, base));
    }
  }

  /** Emits the start of a row, whose number is in a local variable. */
  void enterRow(CodeBuilder code, int row) {
    for (InputLocals input : inputs.values()) {
      switch (input.role()) {
        case ROW ->
            code.iload(row)
                .loadConstant(input.dimension())
                .imul()
                .iload(input.offset())
                .iadd()
                .istore(input.base());
        case COLUMN -> code.iload(input.offset()).istore(input.base());
        case PARAMETER -> {}
      }
    }
  }

  /** Emits the step to the next column. */
  void nextColumn(CodeBuilder code) {
    for (InputLocals input : inputs.values()) {
      if (input.role() == Role.COLUMN) {
        code.iinc(input.base(), input.dimension());
      }
    }
  }

  /** Emits the unpacking of the output array. */
  void bindOutput(CodeBuilder code, int array) {
    output = code.allocateLocal(TypeKind.REFERENCE);
    outputBase = code.allocateLocal(TypeKind.INT);
    code.aload(array).checkcast(type.arrayDescriptor()).astore(output);
  }

  /** Emits the start of an output row, whose number is in a local variable. */
  void enterOutputRow(CodeBuilder code, int row, int dimension) {
    code.iload(row).loadConstant(dimension).imul().istore(outputBase);
  }

  @Override
  public void load(CodeBuilder code, int input, Runnable component) {
    InputLocals locals = Objects.requireNonNull(inputs.get(input));
    code.aload(locals.array()).iload(locals.base());
    component.run();
    code.iadd().arrayLoad(type.kind());
  }

  @Override
  public void store(CodeBuilder code, Runnable component, Runnable value) {
    code.aload(output).iload(outputBase);
    component.run();
    code.iadd();
    value.run();
    code.arrayStore(type.kind());
  }

  @Override
  public void unary(CodeBuilder code, UnaryFunction function) {
    MathCalls.unary(code, type, function);
  }

  @Override
  public void binary(CodeBuilder code, BinaryFunction function) {
    MathCalls.binary(code, type, function);
  }
}
