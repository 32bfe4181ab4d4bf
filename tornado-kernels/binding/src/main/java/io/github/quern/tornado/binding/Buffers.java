package io.github.quern.tornado.binding;

import io.github.quern.backend.BackendException;
import io.github.quern.backend.Storage;
import uk.ac.manchester.tornado.api.types.arrays.DoubleArray;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.LongArray;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/** TornadoVM's off-heap arrays of the types that kernels work with. */
public final class Buffers {
  /** Capacities are powers of two from here on, so that growing data rarely need a new buffer. */
  private static final long SMALLEST = 256;

  private Buffers() {}

  /** The length of an array for at least that many numbers, or more than arrays can have. */
  static long growing(Storage storage, long count) {
    long capacity = Math.max(SMALLEST, Long.highestOneBit(Math.max(1, count - 1)) << 1);
    return capacity > Integer.MAX_VALUE / storage.bytes() ? count : capacity;
  }

  /** The length of an array for at least that many numbers. */
  static int capacity(Storage storage, long count) {
    long capacity = growing(storage, count);
    if (capacity > Integer.MAX_VALUE - 64) {
      throw new BackendException(
          "TornadoVM's arrays hold fewer than 2^31 numbers; this call needs " + count + ".");
    }
    return (int) capacity;
  }

  /** An array for at least that many numbers. */
  static TornadoNativeArray allocate(Storage storage, long count) {
    return ofLength(storage, capacity(storage, count));
  }

  /** An array of so many numbers. */
  public static TornadoNativeArray ofLength(Storage storage, int length) {
    return switch (storage) {
      case FLOAT32 -> new FloatArray(length);
      case FLOAT64 -> new DoubleArray(length);
      case INT64 -> new LongArray(length);
      case FLOAT16, INT32 ->
          throw new IllegalArgumentException("kernels do not work with " + storage);
    };
  }
}
