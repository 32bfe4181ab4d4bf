package io.github.quern.data;

import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Optional;

/** The type of the numbers in an array. */
public enum DType {
  /** IEEE single precision, Java's {@code float}. */
  FLOAT32("float32", 4),
  /** IEEE double precision, Java's {@code double}. */
  FLOAT64("float64", 8);

  private final String label;
  private final int bytes;

  DType(String label, int bytes) {
    this.label = label;
    this.bytes = bytes;
  }

  /** The name as NumPy and KeOps spell it, such as {@code float32}. */
  public String label() {
    return label;
  }

  /** The size of one number in bytes. */
  public int bytes() {
    return bytes;
  }

  /** How one number lies in memory: native byte order, any alignment. */
  public ValueLayout layout() {
    return switch (this) {
      case FLOAT32 -> ValueLayout.JAVA_FLOAT_UNALIGNED;
      case FLOAT64 -> ValueLayout.JAVA_DOUBLE_UNALIGNED;
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
