package io.github.quern.cpu.scalar;

import io.github.quern.backend.KernelSpec;
import io.github.quern.bytecode.MathCalls;
import io.github.quern.bytecode.NumberType;
import io.github.quern.bytecode.Target;
import io.github.quern.ir.BinaryFunction;
import io.github.quern.ir.Output;
import io.github.quern.ir.Precision;
import io.github.quern.ir.Program;
import io.github.quern.ir.Role;
import io.github.quern.ir.UnaryFunction;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Inputs and outputs as Java arrays, functions as calls of {@link Math}. */
final class ScalarTarget implements Target {
  /**
   * The local variables of one input.
   *
   * @param role what its rows are indexed by
   * @param dimension the length of a row
   * @param type the type of its numbers
   * @param array the array
   * @param offset where its first row is
   * @param base where its current row is
   */
  private record InputLocals(
      Role role, int dimension, NumberType type, int array, int offset, int base) {}

  /**
   * The local variables of one output.
   *
   * @param dimension the length of a row
   * @param type the type of its numbers
   * @param array the array
   * @param base where its current row is
   */
  private record OutputLocals(int dimension, NumberType type, int array, int base) {}

  private final Program program;
  private final Precision precision;
  private final Map<Integer, InputLocals> inputs = new LinkedHashMap<>();
  private final List<OutputLocals> outputs = new ArrayList<>();

  /** From one column to the next. */
  private final int step;

  private int firstRow = -1;
  private int firstColumn = -1;
  private int rowNumber = -1;
  private int columnNumber = -1;

  /** Inputs whose columns follow one another. */
  ScalarTarget(KernelSpec spec) {
    this(spec, 1);
  }

  /** Inputs of which each so-manieth column is used. */
  ScalarTarget(KernelSpec spec, int step) {
    this.step = step;
    this.program = spec.program();
    this.precision = spec.precision();
  }

  /**
   * Emits the unpacking of the arrays and offsets that {@link
   * io.github.quern.cpu.parallel.TileCode#tile} is given.
   */
  void bindInputs(CodeBuilder code, int arrays, int offsets) {
    for (int input : program.usedInputs()) {
      Role role = program.inputs().get(input).role();
      NumberType type = NumberType.of(program.inputs().get(input).type(), precision);
      int array = code.allocateLocal(TypeKind.REFERENCE);
      int offset = code.allocateLocal(TypeKind.INT);
      int base = role == Role.PARAMETER ? offset : code.allocateLocal(TypeKind.INT);
      code.aload(arrays).loadConstant(input).aaload();
      code.checkcast(type.arrayDescriptor()).astore(array);
      code.aload(offsets).loadConstant(input).iaload().istore(offset);
      int dimension = program.inputs().get(input).dimension();
      inputs.put(input, new InputLocals(role, dimension, type, array, offset, base));
    }
  }

  /**
   * Says which local variables hold the numbers of the tile's first row and column, longs; emits
   * what numbers of rows and columns need, if they are asked for.
   */
  void bindNumbers(CodeBuilder code, int numberOfFirstRow, int numberOfFirstColumn) {
    firstRow = numberOfFirstRow;
    firstColumn = numberOfFirstColumn;
    rowNumber = newNumber(code, Role.ROW);
    columnNumber = newNumber(code, Role.COLUMN);
  }

  private int newNumber(CodeBuilder code, Role role) {
    if (!program.usesOrdinal(role)) {
      return -1;
    }
    int slot = code.allocateLocal(TypeKind.LONG);
    code.lconst_0().lstore(slot);
    return slot;
  }

  /** Emits the start of a row, whose number within the tile is in a local variable. */
  void enterRow(CodeBuilder code, int row) {
    if (rowNumber >= 0) {
      code.lload(firstRow).iload(row).i2l().ladd().lstore(rowNumber);
    }
    if (columnNumber >= 0) {
      code.lload(firstColumn).lstore(columnNumber);
    }
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
        code.iinc(input.base(), step * input.dimension());
      }
    }
    if (columnNumber >= 0) {
      code.lload(columnNumber).loadConstant((long) step).ladd().lstore(columnNumber);
    }
  }

  /** Emits the unpacking of the output arrays. */
  void bindOutputs(CodeBuilder code, int arrays) {
    for (Output output : program.outputs()) {
      NumberType type = NumberType.of(output.type(), precision);
      int array = code.allocateLocal(TypeKind.REFERENCE);
      int base = code.allocateLocal(TypeKind.INT);
      code.aload(arrays).loadConstant(outputs.size()).aaload();
      code.checkcast(type.arrayDescriptor()).astore(array);
      outputs.add(new OutputLocals(output.dimension(), type, array, base));
    }
  }

  /** Emits the start of an output row, whose number is in a local variable. */
  void enterOutputRow(CodeBuilder code, int row) {
    for (OutputLocals output : outputs) {
      code.iload(row).loadConstant(output.dimension()).imul().istore(output.base());
    }
  }

  @Override
  public void load(CodeBuilder code, int input, Runnable component) {
    InputLocals locals = Objects.requireNonNull(inputs.get(input));
    code.aload(locals.array()).iload(locals.base());
    component.run();
    code.iadd().arrayLoad(locals.type().kind());
  }

  @Override
  public void ordinal(CodeBuilder code, Role role) {
    code.lload(role == Role.ROW ? rowNumber : columnNumber);
  }

  @Override
  public void store(CodeBuilder code, int output, Runnable component, Runnable value) {
    OutputLocals locals = outputs.get(output);
    code.aload(locals.array()).iload(locals.base());
    component.run();
    code.iadd();
    value.run();
    code.arrayStore(locals.type().kind());
  }

  @Override
  public void unary(CodeBuilder code, NumberType type, UnaryFunction function) {
    MathCalls.unary(code, type, function);
  }

  @Override
  public void binary(CodeBuilder code, NumberType type, BinaryFunction function) {
    MathCalls.binary(code, type, function);
  }
}
