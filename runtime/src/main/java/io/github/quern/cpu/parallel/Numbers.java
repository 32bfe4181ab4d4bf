package io.github.quern.cpu.parallel;

import io.github.quern.backend.Operand;
import io.github.quern.backend.Storage;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Java arrays of the types that kernels work with, {@code float[]}, {@code double[]} and {@code
 * long[]}, where the code is the same for all, and the way to them from memory of any type.
 */
public final class Numbers {
  private Numbers() {}

  /** A new array of zeros. */
  public static Object array(Storage type, int length) {
    return switch (type) {
      case FLOAT32 -> new float[length];
      case FLOAT64 -> new double[length];
      case INT64 -> new long[length];
      case FLOAT16, INT32 -> throw new IllegalArgumentException("kernels do not work with " + type);
    };
  }

  /** Whether an object is an array that a kernel can use for that type. */
  static boolean isArray(Storage type, Object array) {
    return switch (type) {
      case FLOAT32 -> array instanceof float[];
      case FLOAT64 -> array instanceof double[];
      case INT64 -> array instanceof long[];
      case FLOAT16, INT32 -> false;
    };
  }

  /**
   * Copies numbers from memory to the start of an array.
   *
   * @param from the memory
   * @param first the first number
   * @param array where to, of the kernel's type
   * @param count how many
   */
  static void read(Operand from, long first, Object array, int count) {
    MemorySegment data = from.data();
    Storage storage = from.storage();
    switch (storage) {
      case FLOAT16 -> {
        float[] wide = (float[]) array;
        for (int position = 0; position < count; position++) {
          long offset = (first + position) * Short.BYTES;
          wide[position] = Float.float16ToFloat(data.get(ValueLayout.JAVA_SHORT_UNALIGNED, offset));
        }
      }
      case INT32 -> {
        long[] wide = (long[]) array;
        for (int position = 0; position < count; position++) {
          long offset = (first + position) * Integer.BYTES;
          wide[position] = data.get(ValueLayout.JAVA_INT_UNALIGNED, offset);
        }
      }
      case FLOAT32, FLOAT64, INT64 ->
          MemorySegment.copy(
              data, first * storage.bytes(), memory(array), 0, (long) count * storage.bytes());
    }
  }

  /**
   * Copies numbers from the start of an array to memory.
   *
   * @param array of the kernel's type
   * @param to the memory
   * @param first the first number there
   * @param count how many
   */
  static void write(Object array, Operand to, long first, int count) {
    MemorySegment data = to.data();
    Storage storage = to.storage();
    switch (storage) {
      case FLOAT16 -> {
        float[] wide = (float[]) array;
        for (int position = 0; position < count; position++) {
          data.set(
              ValueLayout.JAVA_SHORT_UNALIGNED,
              (first + position) * Short.BYTES,
              Float.floatToFloat16(wide[position]));
        }
      }
      case FLOAT32, FLOAT64, INT64 ->
          MemorySegment.copy(
              memory(array), 0, data, first * storage.bytes(), (long) count * storage.bytes());
      case INT32 -> throw new IllegalArgumentException("results are not kept as " + storage);
    }
  }

  private static MemorySegment memory(Object array) {
    return switch (array) {
      case float[] numbers -> MemorySegment.ofArray(numbers);
      case double[] numbers -> MemorySegment.ofArray(numbers);
      case long[] numbers -> MemorySegment.ofArray(numbers);
      default -> throw new IllegalArgumentException("no array of a kernel: " + array.getClass());
    };
  }
}
