package io.github.quern.cpu.lanes;

import io.github.quern.bytecode.NumberType;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.util.Locale;

/** The classes of vectors, by name: this library links to the Vector API only in generated code. */
enum VectorClass {
  FLOAT(TypeKind.FLOAT, 32, 'F'),
  DOUBLE(TypeKind.DOUBLE, 64, 'D'),
  INT(TypeKind.INT, 32, 'I'),
  LONG(TypeKind.LONG, 64, 'L');

  /** The package, which is also the name of its module. */
  static final String PACKAGE = "jdk.incubator.vector";

  private final TypeKind element;
  private final int elementBits;
  private final char letter;

  VectorClass(TypeKind element, int elementBits, char letter) {
    this.element = element;
    this.elementBits = elementBits;
    this.letter = letter;
  }

  /** The class of numbers or bits; a mask is one of lanes of the class of its numbers. */
  static VectorClass of(Lane.Kind kind, NumberType type) {
    return switch (type) {
      case FLOAT -> kind == Lane.Kind.BITS ? INT : FLOAT;
      case DOUBLE -> kind == Lane.Kind.BITS ? LONG : DOUBLE;
      case LONG -> LONG;
    };
  }

  /** The primitive type of a lane. */
  TypeKind element() {
    return element;
  }

  /** The width of a lane. */
  int elementBits() {
    return elementBits;
  }

  /** The letter in the names of conversions, as in F2D. */
  char letter() {
    return letter;
  }

  /** The class. */
  ClassDesc descriptor() {
    return ClassDesc.of(
        PACKAGE, name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT) + "Vector");
  }
}
