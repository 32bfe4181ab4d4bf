package io.github.quern.backend;

import io.github.quern.ir.Precision;
import io.github.quern.ir.ValueType;
import java.lang.foreign.ValueLayout;

/** How the numbers of an array lie in memory; kernels compute with wider types where need be. */
public enum Storage {
  /** IEEE half precision; single precision in kernels. */
  FLOAT16(2),
  /** IEEE single precision. */
  FLOAT32(4),
  /** IEEE double precision. */
  FLOAT64(8),
  /** Integers of 32 bits; 64 in kernels. */
  INT32(4),
  /** Integers of 64 bits. */
  INT64(8);

  private final int bytes;

  Storage(int bytes) {
    this.bytes = bytes;
  }

  /** How one number lies in memory: native byte order, any alignment. */
  public ValueLayout layout() {
    return switch (this) {
      case FLOAT16 -> ValueLayout.JAVA_SHORT_UNALIGNED;
      case FLOAT32 -> ValueLayout.JAVA_FLOAT_UNALIGNED;
      case FLOAT64 -> ValueLayout.JAVA_DOUBLE_UNALIGNED;
      case INT32 -> ValueLayout.JAVA_INT_UNALIGNED;
      case INT64 -> ValueLayout.JAVA_LONG_UNALIGNED;
    };
  }

  /** The size of one number in bytes. */
  public int bytes() {
    return bytes;
  }

  /** How a kernel of some precision keeps values of a type in its own arrays. */
  public static Storage of(ValueType type, Precision precision) {
    return switch (type) {
      case REAL ->
          switch (precision) {
            case FLOAT32 -> FLOAT32;
            case FLOAT64 -> FLOAT64;
          };
      case DOUBLE -> FLOAT64;
      case INTEGER -> INT64;
    };
  }

  /** Whether the numbers are integers. */
  public boolean isInteger() {
    return this == INT32 || this == INT64;
  }
}
