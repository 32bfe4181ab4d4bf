package io.github.quern.bytecode;

import io.github.quern.ir.Precision;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;

/** The JVM's view of a precision: types, and the instructions that exist once per type. */
public enum RealType {
  /** {@code float}. */
  FLOAT(TypeKind.FLOAT),
  /** {@code double}. */
  DOUBLE(TypeKind.DOUBLE);

  private final TypeKind kind;

  RealType(TypeKind kind) {
    this.kind = kind;
  }

  /** The type of a precision. */
  public static RealType of(Precision precision) {
    return switch (precision) {
      case FLOAT32 -> FLOAT;
      case FLOAT64 -> DOUBLE;
    };
  }

  /** The kind, for loads, stores and arrays. */
  public TypeKind kind() {
    return kind;
  }

  /** The primitive type. */
  public ClassDesc descriptor() {
    return kind.upperBound();
  }

  /** The type of arrays of it. */
  public ClassDesc arrayDescriptor() {
    return descriptor().arrayType();
  }

  /** Pushes a number, rounded to this type. */
  public void constant(CodeBuilder code, double number) {
    switch (this) {
      case FLOAT -> code.loadConstant((float) number);
      case DOUBLE -> code.loadConstant(number);
    }
  }

  /** Adds the two numbers on the stack. */
  public void add(CodeBuilder code) {
    switch (this) {
      case FLOAT -> code.fadd();
      case DOUBLE -> code.dadd();
    }
  }

  /** Subtracts the two numbers on the stack. */
  public void subtract(CodeBuilder code) {
    switch (this) {
      case FLOAT -> code.fsub();
      case DOUBLE -> code.dsub();
    }
  }

  /** Multiplies the two numbers on the stack. */
  public void multiply(CodeBuilder code) {
    switch (this) {
      case FLOAT -> code.fmul();
      case DOUBLE -> code.dmul();
    }
  }

  /** Divides the two numbers on the stack. */
  public void divide(CodeBuilder code) {
    switch (this) {
      case FLOAT -> code.fdiv();
      case DOUBLE -> code.ddiv();
    }
  }

  /** Replaces the number on the stack by its opposite. */
  public void negate(CodeBuilder code) {
    switch (this) {
      case FLOAT -> code.fneg();
      case DOUBLE -> code.dneg();
    }
  }

  /** Compares the two numbers on the stack, giving -1, 0 or 1, and 1 if one is NaN. */
  public void compareNanGreater(CodeBuilder code) {
    switch (this) {
      case FLOAT -> code.fcmpg();
      case DOUBLE -> code.dcmpg();
    }
  }

  /** Turns the int on the stack into this type. */
  public void fromInt(CodeBuilder code) {
    switch (this) {
      case FLOAT -> code.i2f();
      case DOUBLE -> code.i2d();
    }
  }

  /** Turns the double on the stack into this type. */
  public void fromDouble(CodeBuilder code) {
    switch (this) {
      case FLOAT -> code.d2f();
      case DOUBLE -> {}
    }
  }

  /** Turns the number on the stack into a double. */
  public void toDouble(CodeBuilder code) {
    switch (this) {
      case FLOAT -> code.f2d();
      case DOUBLE -> {}
    }
  }

  /** Drops the number on the stack. */
  public void pop(CodeBuilder code) {
    switch (this) {
      case FLOAT -> code.pop();
      case DOUBLE -> code.pop2();
    }
  }
}
