package io.github.quern.tornado.emit;

import io.github.quern.bytecode.RealType;
import io.github.quern.bytecode.Target;
import io.github.quern.ir.BinaryFunction;
import io.github.quern.ir.Comparison;
import io.github.quern.ir.Role;
import io.github.quern.ir.UnaryFunction;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Inputs and output as TornadoVM's arrays or local memory, functions as calls of TornadoMath. */
final class TornadoTarget implements Target {
  /**
   * Where the current row of an input is.
   *
   * @param role what its rows are indexed by
   * @param dimension the length of a row
   * @param array local variable of the array: TornadoVM's, or a Java array for local memory
   * @param local whether it is local memory
   * @param base local variable with the index of the row's first component
   */
  record InputPlace(Role role, int dimension, int array, boolean local, int base) {}

  private final RealType type;
  private final int output;
  private final int outputBase;
  private final int rows;
  private final Map<Integer, InputPlace> places = new HashMap<>();

  /**
   * A kernel's method.
   *
   * @param type the type of numbers
   * @param output local variable of the output array
   * @param outputBase local variable with the index of the current output row's first component
   * @param rows local variable with the number of rows, which is 1 or more
   */
  TornadoTarget(RealType type, int output, int outputBase, int rows) {
    this.type = type;
    this.output = output;
    this.outputBase = outputBase;
    this.rows = rows;
  }

  /** Says where an input is from here on. */
  void place(int input, InputPlace place) {
    places.put(input, place);
  }

  /** TornadoVM cannot write NaN as a constant; the root of a negative number is one, too. */
  @Override
  public void constant(CodeBuilder code, RealType real, double number) {
    if (Double.isNaN(number)) {
      code.iload(rows).ineg();
      real.fromInt(code);
      call(code, "sqrt", 1);
    } else {
      Target.super.constant(code, real, number);
    }
  }

  @Override
  public void load(CodeBuilder code, int input, Runnable component) {
    InputPlace place = Objects.requireNonNull(places.get(input));
    code.aload(place.array());
    code.iload(place.base());
    component.run();
    code.iadd();
    if (place.local()) {
      code.arrayLoad(type.kind());
    } else {
      get(code, type);
    }
  }

  /** Emits the read of one entry: array and index are on the stack. */
  static void get(CodeBuilder code, RealType type) {
    code.invokevirtual(
        TornadoTypes.array(type),
        "get",
        MethodTypeDesc.of(type.descriptor(), ConstantDescs.CD_int));
  }

  @Override
  public void store(CodeBuilder code, Runnable component, Runnable value) {
    code.aload(output).iload(outputBase);
    component.run();
    code.iadd();
    value.run();
    code.invokevirtual(
        TornadoTypes.array(type),
        "set",
        MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int, type.descriptor()));
  }

  @Override
  public void unary(CodeBuilder code, UnaryFunction function) {
    switch (function) {
      case NEGATE -> type.negate(code);
      case ABS -> call(code, "abs", 1);
      case SQRT -> call(code, "sqrt", 1);
      case EXP -> call(code, "exp", 1);
      case LOG -> call(code, "log", 1);
      case SIN -> call(code, "sin", 1);
      case COS -> call(code, "cos", 1);
      case ASIN -> call(code, "asin", 1);
      case ACOS -> call(code, "acos", 1);
      case ATAN -> call(code, "atan", 1);
      case FLOOR -> call(code, "floor", 1);
    }
  }

  @Override
  public void binary(CodeBuilder code, BinaryFunction function) {
    switch (function) {
      case ADD -> type.add(code);
      case SUBTRACT -> type.subtract(code);
      case MULTIPLY -> type.multiply(code);
      case DIVIDE -> type.divide(code);
      case POW -> pow(code);
      case ATAN2 -> call(code, "atan2", 2);
    }
  }

  /**
   * TornadoVM turns {@code a <= b} into {@code !(b < a)}, which is true for NaN; so it is tested as
   * {@code a < b}, then {@code a == b}.
   */
  @Override
  public void branch(CodeBuilder code, RealType real, Comparison comparison, Label whenTrue) {
    if (comparison != Comparison.LESS_OR_EQUAL) {
      Target.super.branch(code, real, comparison, whenTrue);
      return;
    }
    int right = code.allocateLocal(real.kind());
    int left = code.allocateLocal(real.kind());
    code.storeLocal(real.kind(), right).storeLocal(real.kind(), left);
    for (Comparison part : List.of(Comparison.LESS, Comparison.EQUAL)) {
      code.loadLocal(real.kind(), left).loadLocal(real.kind(), right);
      Target.super.branch(code, real, part, whenTrue);
    }
  }

  /**
   * On devices 1 to the power NaN is 1, in Java it is NaN; a NaN exponent is therefore passed on.
   */
  private void pow(CodeBuilder code) {
    int exponent = code.allocateLocal(type.kind());
    code.storeLocal(type.kind(), exponent).loadLocal(type.kind(), exponent);
    call(code, "pow", 2);
    Label end = code.newLabel();
    code.loadLocal(type.kind(), exponent).loadLocal(type.kind(), exponent);
    branch(code, type, Comparison.EQUAL, end);
    type.pop(code);
    code.loadLocal(type.kind(), exponent);
    code.labelBinding(end);
  }

  private void call(CodeBuilder code, String name, int arguments) {
    var parameters = java.util.Collections.nCopies(arguments, type.descriptor());
    code.invokestatic(TornadoTypes.MATH, name, MethodTypeDesc.of(type.descriptor(), parameters));
  }
}
