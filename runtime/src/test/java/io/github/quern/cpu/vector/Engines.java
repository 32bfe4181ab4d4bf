package io.github.quern.cpu.vector;

import io.github.quern.api.Engine;
import io.github.quern.backend.BackendException;

/** Engines whose tier {@code simd} is set up for a test. */
final class Engines {
  private static final String BITS = "quern.simd.bits";
  private static final String MODE = "quern.simd.mode";

  private Engines() {}

  /** Whether a kernel was refused for its size, which {@code VectorBackend} says. */
  static boolean isTooLarge(BackendException refusal) {
    return String.valueOf(refusal.getMessage()).contains("the JVM compiles none of more than");
  }

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
