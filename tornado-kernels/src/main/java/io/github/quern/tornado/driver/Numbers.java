package io.github.quern.tornado.driver;

import io.github.quern.backend.Operand;
import io.github.quern.backend.Storage;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Copies between the caller's arrays and buffers of the types that kernels work with. Half
 * precision becomes single precision on the way and back again, on the host: TornadoVM's own half
 * type has no arithmetic on most devices, and buffers are copied here anyway.
 */
public final class Numbers {
  private Numbers() {}

  /** Copies all of the caller's array to the start of a buffer. */
  static void widen(Operand from, Operand buffer) {
    long count = from.count();
    MemorySegment source = from.data();
    MemorySegment target = buffer.data();
    switch (from.storage()) {
      case FLOAT16 -> {
        require(buffer, Storage.FLOAT32);
        for (long entry = 0; entry < count; entry++) {
          short half = source.get(ValueLayout.JAVA_SHORT_UNALIGNED, entry * Short.BYTES);
          target.set(
              ValueLayout.JAVA_FLOAT_UNALIGNED, entry * Float.BYTES, Float.float16ToFloat(half));
        }
      }
      case INT32 -> {
        require(buffer, Storage.INT64);
        for (long entry = 0; entry < count; entry++) {
          int number = source.get(ValueLayout.JAVA_INT_UNALIGNED, entry * Integer.BYTES);
          target.set(ValueLayout.JAVA_LONG_UNALIGNED, entry * Long.BYTES, number);
        }
      }
      case FLOAT32, FLOAT64, INT64 -> {
        require(buffer, from.storage());
        MemorySegment.copy(source, 0, target, 0, source.byteSize());
      }
    }
  }

  /**
   * Some rows of an output, as they lie in a buffer.
   *
   * @param first the first row
   * @param count how many
   * @param length the number of entries of one
   * @param offset where it starts in a row of the buffer
   * @param stride the number of entries of a row of the buffer
   */
  record Rows(long first, long count, int length, int offset, int stride) {}

  /**
   * Copies rows of a buffer to the same rows of the caller's array.
   *
   * @param buffer the buffer
   * @param to the caller's array
   * @param rows which
   */
  static void narrow(Operand buffer, Operand to, Rows rows) {
    if (rows.length() == rows.stride()) {
      long start = rows.first() * rows.length();
      narrow(buffer, start, to, start, rows.count() * rows.length());
      return;
    }
    for (long row = rows.first(); row < rows.first() + rows.count(); row++) {
      narrow(buffer, row * rows.stride() + rows.offset(), to, row * rows.length(), rows.length());
    }
  }

  private static void narrow(Operand buffer, long from, Operand to, long first, long count) {
    MemorySegment source = buffer.data();
    MemorySegment target = to.data();
    switch (to.storage()) {
      case FLOAT16 -> {
        require(buffer, Storage.FLOAT32);
        for (long entry = 0; entry < count; entry++) {
          float number = source.get(ValueLayout.JAVA_FLOAT_UNALIGNED, (from + entry) * Float.BYTES);
          target.set(
              ValueLayout.JAVA_SHORT_UNALIGNED,
              (first + entry) * Short.BYTES,
              Float.floatToFloat16(number));
        }
      }
      case FLOAT32, FLOAT64, INT64 -> {
        require(buffer, to.storage());
        long bytes = to.storage().bytes();
        MemorySegment.copy(source, from * bytes, target, first * bytes, count * bytes);
      }
      case INT32 -> throw new IllegalArgumentException("results are not kept as INT32");
    }
  }

  private static void require(Operand buffer, Storage storage) {
    if (buffer.storage() != storage) {
      throw new IllegalArgumentException(
          "a kernel works with " + buffer.storage() + ", the array needs " + storage);
    }
  }
}
