package io.github.quern.bytecode;

import io.github.quern.ir.Precision;
import io.github.quern.ir.ValueType;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;

/** The JVM's types of numbers, and the instructions that exist once per type. */
public enum NumberType {
  /** {@code float}. */
  FLOAT(TypeKind.FLOAT),
  /** {@code double}. */
  DOUBLE(TypeKind.DOUBLE),
  /** {@code long}. */
  LONG(TypeKind.LONG);

  private final TypeKind kind;

  NumberType(TypeKind kind) {
    this.kind = kind;
  }

  /** The type of real numbers of a precision. */
  public static NumberType of(Precision precision) {
    return switch (precision) {
      case FLOAT32 -> FLOAT;
      case FLOAT64 -> DOUBLE;
    };
  }

  /** The type that values of a type have in a kernel of a precision. */
  public static NumberType of(ValueType type, Precision precision) {
    return switch (type) {
      case REAL -> of(precision);
      case DOUBLE -> DOUBLE;
      case INTEGER -> LONG;
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
      case LONG -> code.loadConstant((long) number);
    }
  }

  /** Adds the two numbers on the stack. */
  public void add(CodeBuilder code) {
    switch (this) {
      case FLOAT -> code.fadd();
      case DOUBLE -> code.dadd();
      case LONG -> code.ladd();
    }
  }

  /** Subtracts the two numbers on the stack. */
  public void subtract(CodeBuilder code) {
    switch (this) {
      case FLOAT -> code.fsub();
      case DOUBLE -> code.dsub();
      case LONG -> code.lsub();
    }
  }

  /** Multiplies the two numbers on the stack. */
  public void multiply(CodeBuilder code) {
    switch (this) {
      case FLOAT -> code.fmul();
      case DOUBLE -> code.dmul();
      case LONG -> code.lmul();
    }
  }

  /** Divides the two numbers on the stack. */
  public void divide(CodeBuilder code) {
    switch (this) {
      case FLOAT -> code.fdiv();
      case DOUBLE -> code.ddiv();
      case LONG -> throw new IllegalArgumentException("integers are not divided");
    }
  }

  /** Replaces the number on the stack by its opposite. */
  public void negate(CodeBuilder code) {
    switch (this) {
      case FLOAT -> code.fneg();
      case DOUBLE -> code.dneg();
      case LONG -> code.lneg();
    }
  }

  /** Compares the two numbers on the stack, giving -1, 0 or 1, and 1 if one is NaN. */
  public void compareNanGreater(CodeBuilder code) {
    switch (this) {
      case FLOAT -> code.fcmpg();
      case DOUBLE -> code.dcmpg();
      case LONG -> code.lcmp();
    }
  }

  /** Turns the int on the stack into this type. */
  public void fromInt(CodeBuilder code) {
    switch (this) {
      case FLOAT -> code.i2f();
      case DOUBLE -> code.i2d();
      case LONG -> code.i2l();
    }
  }

  /** Turns the number of another type on the stack into this type. */
  public void from(CodeBuilder code, NumberType other) {
    switch (this) {
      case FLOAT -> {
        switch (other) {
          case FLOAT -> {}
          case DOUBLE -> code.d2f();
          case LONG -> code.l2f();
        }
      }
      case DOUBLE -> {
        switch (other) {
          case FLOAT -> code.f2d();
          case DOUBLE -> {}
          case LONG -> code.l2d();
        }
      }
      case LONG -> {
        switch (other) {
          case FLOAT -> code.f2l();
          case DOUBLE -> code.d2l();
          case LONG -> {}
        }
      }
    }
  }

  /** Drops the number on the stack. */
  public void pop(CodeBuilder code) {
    switch (this) {
      case FLOAT -> code.pop();
      case DOUBLE, LONG -> code.pop2();
    }
  }
}
