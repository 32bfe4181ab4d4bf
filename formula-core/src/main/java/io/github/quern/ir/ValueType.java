package io.github.quern.ir;

/** The type of a value, of the entries of an array, or of the numbers of an input or output. */
public enum ValueType {
  /** The kernel's {@link Precision}: single or double. */
  REAL,
  /** Double precision, whatever the kernel's precision is: wide accumulators. */
  DOUBLE,
  /**
   * A whole number of 64 bits: positions of rows and columns, and data that are indices. In
   * listings and in the interpreter such numbers are exact up to 2^53.
   */
  INTEGER;

  /** The type that both fit into: integers become real, reals become double. */
  public ValueType common(ValueType other) {
    if (this == other) {
      return this;
    }
    return this == DOUBLE || other == DOUBLE ? DOUBLE : REAL;
  }
}
