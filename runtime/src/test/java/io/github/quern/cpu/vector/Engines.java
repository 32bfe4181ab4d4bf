package io.github.quern.cpu.vector;

import io.github.quern.api.Engine;

/** Engines whose tier {@code simd} is set up for a test. */
final class Engines {
  private static final String BITS = "quern.simd.bits";
  private static final String MODE = "quern.simd.mode";

  private Engines() {}

  /** An engine with vectors of a width, or of the machine's own for 0. */
  static synchronized Engine simd(int bits, VectorBackend.Mode mode) {
    System.setProperty(BITS, Integer.toString(bits));
    System.setProperty(MODE, mode.name());
    try {
      return Engine.create(2);
    } finally {
      System.clearProperty(BITS);
      System.clearProperty(MODE);
    }
  }
}
