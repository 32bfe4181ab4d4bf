package io.github.quern.bytecode;

import io.github.quern.ir.BinaryFunction;
import io.github.quern.ir.Precision;
import io.github.quern.ir.Program;
import io.github.quern.ir.Role;
import io.github.quern.ir.UnaryFunction;
import io.github.quern.ir.ValueType;
import java.lang.classfile.CodeBuilder;

/**
 * Inputs and outputs in arrays of arrays, functions by {@link MathCalls}.
 *
 * @param program the program that is emitted
 * @param precision the type of real numbers
 * @param inputs local variable of the array of input arrays
 * @param row local variable of the row's index
 * @param column local variable of the column's index
 * @param outputs local variable of the array of output arrays
 */
record ArrayTarget(
    Program program, Precision precision, int inputs, int row, int column, int outputs)
    implements Target {
  private NumberType type(ValueType type) {
    return NumberType.of(type, precision);
  }

  @Override
  public void load(CodeBuilder code, int input, Runnable component) {
    NumberType type = type(program.inputs().get(input).type());
    code.aload(inputs).loadConstant(input).aaload().checkcast(type.arrayDescriptor());
    component.run();
    Role role = program.inputs().get(input).role();
    if (role != Role.PARAMETER) {
      code.iload(local(role)).loadConstant(program.inputs().get(input).dimension()).imul().iadd();
    }
    code.arrayLoad(type.kind());
  }

  @Override
  public void ordinal(CodeBuilder code, Role role) {
    code.iload(local(role)).i2l();
  }

  private int local(Role role) {
    return switch (role) {
      case PARAMETER -> throw new IllegalArgumentException("parameters have no index");
      case ROW -> row;
      case COLUMN -> column;
    };
  }

  @Override
  public void store(CodeBuilder code, int output, Runnable component, Runnable value) {
    NumberType type = type(program.outputs().get(output).type());
    code.aload(outputs).loadConstant(output).aaload().checkcast(type.arrayDescriptor());
    component.run();
    code.iload(row).loadConstant(program.outputs().get(output).dimension()).imul().iadd();
    value.run();
    code.arrayStore(type.kind());
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
