package io.github.quern.bytecode;

import io.github.quern.ir.BinaryFunction;
import io.github.quern.ir.UnaryFunction;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/**
 * The functions as calls of {@link Math}, in double precision, rounded once to the value's type.
 */
public final class MathCalls {
  private static final ClassDesc MATH = ClassDesc.of("java.lang.Math");
  private static final MethodTypeDesc OF_ONE =
      MethodTypeDesc.of(ConstantDescs.CD_double, ConstantDescs.CD_double);
  private static final MethodTypeDesc OF_TWO =
      MethodTypeDesc.of(ConstantDescs.CD_double, ConstantDescs.CD_double, ConstantDescs.CD_double);

  private static final MethodTypeDesc OF_TWO_INTS =
      MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int, ConstantDescs.CD_int);

  private MathCalls() {}

  /** Replaces the two ints on the stack by the smaller one. */
  public static void smaller(CodeBuilder code) {
    code.invokestatic(MATH, "min", OF_TWO_INTS);
  }

  /** Emits a function of the number on the stack. */
  public static void unary(CodeBuilder code, NumberType type, UnaryFunction function) {
    switch (function) {
      case NEGATE -> type.negate(code);
      case ABS ->
          code.invokestatic(MATH, "abs", MethodTypeDesc.of(type.descriptor(), type.descriptor()));
      case SQRT -> call(code, type, "sqrt");
      case EXP -> call(code, type, "exp");
      case LOG -> call(code, type, "log");
      case SIN -> call(code, type, "sin");
      case COS -> call(code, type, "cos");
      case ASIN -> call(code, type, "asin");
      case ACOS -> call(code, type, "acos");
      case ATAN -> call(code, type, "atan");
      case FLOOR -> call(code, type, "floor");
    }
  }

  /** Emits a function of the two numbers on the stack. */
  public static void binary(CodeBuilder code, NumberType type, BinaryFunction function) {
    switch (function) {
      case ADD -> type.add(code);
      case SUBTRACT -> type.subtract(code);
      case MULTIPLY -> type.multiply(code);
      case DIVIDE -> type.divide(code);
      case POW -> callWithTwo(code, type, "pow");
      case ATAN2 -> callWithTwo(code, type, "atan2");
    }
  }

  private static void call(CodeBuilder code, NumberType type, String name) {
    NumberType.DOUBLE.from(code, type);
    code.invokestatic(MATH, name, OF_ONE);
    type.from(code, NumberType.DOUBLE);
  }

  private static void callWithTwo(CodeBuilder code, NumberType type, String name) {
    if (type == NumberType.FLOAT) {
      // The first argument lies below the second and has to become a double as well.
      int second = code.allocateLocal(type.kind());
      code.storeLocal(type.kind(), second);
      NumberType.DOUBLE.from(code, type);
      code.loadLocal(type.kind(), second);
      NumberType.DOUBLE.from(code, type);
    }
    code.invokestatic(MATH, name, OF_TWO);
    type.from(code, NumberType.DOUBLE);
  }
}
