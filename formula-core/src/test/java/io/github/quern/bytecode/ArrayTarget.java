package io.github.quern.bytecode;

import io.github.quern.ir.BinaryFunction;
import io.github.quern.ir.Program;
import io.github.quern.ir.Role;
import io.github.quern.ir.UnaryFunction;
import java.lang.classfile.CodeBuilder;

/**
 * Inputs in an array of arrays, output in one array, functions by {@link MathCalls}.
 *
 * @param program the program that is emitted
 * @param type the type of the arrays
 * @param inputs local variable of the array of input arrays
 * @param row local variable of the row's index
 * @param column local variable of the column's index
 * @param output local variable of the output array
 */
record ArrayTarget(Program program, NumberType type, int inputs, int row, int column, int output)
    implements Target {
  @Override
  public void load(CodeBuilder code, int input, Runnable component) {
    code.aload(inputs).loadConstant(input).aaload();
    component.run();
    Role role = program.inputs().get(input).role();
    if (role != Role.PARAMETER) {
      code.iload(role == Role.ROW ? row : column)
          .loadConstant(program.inputs().get(input).dimension())
          .imul()
          .iadd();
    }
    code.arrayLoad(type.kind());
  }

  @Override
  public void ordinal(CodeBuilder code, Role role) {
    code.iload(role == Role.ROW ? row : column).i2l();
  }

  @Override
  public void store(CodeBuilder code, int number, Runnable component, Runnable value) {
    code.aload(output);
    component.run();
    code.iload(row).loadConstant(program.outputs().get(number).dimension()).imul().iadd();
    value.run();
    code.arrayStore(type.kind());
  }

  @Override
  public void unary(CodeBuilder code, NumberType own, UnaryFunction function) {
    MathCalls.unary(code, own, function);
  }

  @Override
  public void binary(CodeBuilder code, NumberType own, BinaryFunction function) {
    MathCalls.binary(code, own, function);
  }
}
