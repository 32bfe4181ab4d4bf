package io.github.quern.tornado.binding;

import io.github.quern.backend.BackendException;
import io.github.quern.ir.Precision;
import java.lang.foreign.MemorySegment;
import uk.ac.manchester.tornado.api.types.arrays.DoubleArray;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/** TornadoVM's off-heap arrays of either precision. */
final class Buffers {
  /** Capacities are powers of two from here on, so that growing data rarely need a new buffer. */
  private static final long SMALLEST = 256;

  private Buffers() {}

  /** An array for at least that many numbers. */
  static TornadoNativeArray allocate(Precision precision, long count) {
    long capacity = Math.max(SMALLEST, Long.highestOneBit(Math.max(1, count - 1)) << 1);
    if (capacity > Integer.MAX_VALUE / precision.bytes()) {
      capacity = count;
    }
    if (capacity > Integer.MAX_VALUE - 64) {
      throw new BackendException(
          "TornadoVM's arrays hold fewer than 2^31 numbers; this call needs " + count + ".");
    }
    return switch (precision) {
      case FLOAT32 -> new FloatArray((int) capacity);
      case FLOAT64 -> new DoubleArray((int) capacity);
    };
  }

  /** Copies all of a segment to the start of an array. */
  static void fill(TornadoNativeArray array, MemorySegment source) {
    MemorySegment.copy(source, 0, array.getSegment(), 0, source.byteSize());
  }

  /** Copies the start of an array to all of a segment. */
  static void drain(TornadoNativeArray array, MemorySegment target) {
    MemorySegment.copy(array.getSegment(), 0, target, 0, target.byteSize());
  }
}
