package io.github.quern.data;

import io.github.quern.backend.Storage;
import io.github.quern.ir.ValueType;
import java.util.Arrays;
import java.util.Optional;

/** The type of the numbers in an array. */
public enum DType {
  /** IEEE half precision, its bits in Java's {@code short}; arithmetic is in single precision. */
  FLOAT16("float16", Storage.FLOAT16),
  /** IEEE single precision, Java's {@code float}. */
  FLOAT32("float32", Storage.FLOAT32),
  /** IEEE double precision, Java's {@code double}. */
  FLOAT64("float64", Storage.FLOAT64),
  /** Integers, Java's {@code int}; for variables that are indices. */
  INT32("int32", Storage.INT32),
  /** Integers, Java's {@code long}; for variables that are indices, and for results that are. */
  INT64("int64", Storage.INT64);

  private final String label;
  private final Storage storage;

  DType(String label, Storage storage) {
    this.label = label;
    this.storage = storage;
  }

  /** The name as NumPy and KeOps spell it, such as {@code float32}. */
  public String label() {
    return label;
  }

  /** The size of one number in bytes. */
  public int bytes() {
    return storage.bytes();
  }

  /** How the numbers lie in memory. */
  public Storage storage() {
    return storage;
  }

  /** Whether the numbers are integers. */
  public boolean isInteger() {
    return storage.isInteger();
  }

  /**
   * The type of an array of values that a kernel gives for arguments of this type: integers and
   * doubles have types of their own, real numbers are stored as the arguments are.
   */
  public DType holding(ValueType values) {
    return switch (values) {
      case REAL -> this;
      case DOUBLE -> FLOAT64;
      case INTEGER -> INT64;
    };
  }

  /** The type with that label. */
  public static Optional<DType> find(String label) {
    return Arrays.stream(values()).filter(dtype -> dtype.label.equals(label)).findFirst();
  }

  @Override
  public String toString() {
    return label;
  }
}
