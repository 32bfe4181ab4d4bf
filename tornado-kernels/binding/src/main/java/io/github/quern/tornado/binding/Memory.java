package io.github.quern.tornado.binding;

import uk.ac.manchester.tornado.api.common.TornadoDevice;

/**
 * How much memory of a device a kernel may use.
 *
 * @param all the bytes of all arrays together
 * @param single the bytes of one array
 */
record Memory(long all, long single) {
  /** Headers and alignment of an array. */
  private static final long OVERHEAD = 256;

  /** What a device has, as far as TornadoVM and the user leave it. */
  static Memory of(TornadoDevice device) {
    long most = Settings.mostMemory();
    long all = positive(device.getMaxGlobalMemory());
    long single = positive(device.getMaxAllocMemory());
    // The PTX backend tells what was free when it started, and goes on with no memory at all where
    // there is less.
    long there = Hardware.isPtx(device) ? Math.min(all, single) : all;
    return new Memory(Math.min(most, there), Math.min(most, single));
  }

  /** Some drivers do not tell. */
  private static long positive(long bytes) {
    return bytes > 0 ? bytes : Long.MAX_VALUE;
  }

  /** Whether arrays of some bytes each fit. */
  boolean holds(long[] arrays) {
    long sum = 0;
    for (long bytes : arrays) {
      if (bytes > single - OVERHEAD) {
        return false;
      }
      sum += bytes + OVERHEAD;
    }
    return sum <= all;
  }
}
