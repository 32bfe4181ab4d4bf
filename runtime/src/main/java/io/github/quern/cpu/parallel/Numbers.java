package io.github.quern.cpu.parallel;

import io.github.quern.ir.Precision;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Java arrays of either precision, where the code is the same for both. */
final class Numbers {
  private Numbers() {}

  /** A new array of zeros. */
  static Object array(Precision precision, int length) {
    return switch (precision) {
      case FLOAT32 -> new float[length];
      case FLOAT64 -> new double[length];
    };
  }

  /** Whether an object is an array of that precision. */
  static boolean isArray(Precision precision, Object array) {
    return switch (precision) {
      case FLOAT32 -> array instanceof float[];
      case FLOAT64 -> array instanceof double[];
    };
  }

  /** How one number lies in memory. */
  static ValueLayout layout(Precision precision) {
    return switch (precision) {
      case FLOAT32 -> ValueLayout.JAVA_FLOAT_UNALIGNED;
      case FLOAT64 -> ValueLayout.JAVA_DOUBLE_UNALIGNED;
    };
  }

  /** Copies numbers from memory to the start of an array. */
  static void read(Precision precision, MemorySegment from, long first, Object array, int count) {
    MemorySegment.copy(from, layout(precision), first * precision.bytes(), array, 0, count);
  }

  /** Copies numbers from the start of an array to memory. */
  static void write(Precision precision, Object array, MemorySegment to, long first, int count) {
    MemorySegment.copy(array, 0, to, layout(precision), first * precision.bytes(), count);
  }
}
