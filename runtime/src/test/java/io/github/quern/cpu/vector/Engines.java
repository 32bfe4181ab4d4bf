package io.github.quern.cpu.vector;

import io.github.quern.api.Engine;
import io.github.quern.backend.BackendException;

/** Engines whose tier {@code simd} is set up for a test. */
public final class Engines {
  private static final String BITS = "quern.simd.bits";
  private static final String MODE = "quern.simd.mode";

  private Engines() {}

  /** Whether a kernel was refused for its size, which {@code VectorBackend} says. */
  public static boolean isTooLarge(BackendException refusal) {
    return String.valueOf(refusal.getMessage()).contains("the JVM compiles none of more than");
  }

  /** An engine with vectors of a width, or of the machine's own for 0, and two threads. */
  public static Engine simd(int bits, VectorBackend.Mode mode) {
    return simd(bits, mode, 2);
  }

  /** An engine with vectors of a width, or of the machine's own for 0. */
  public static synchronized Engine simd(int bits, VectorBackend.Mode mode, int threads) {
    System.setProperty(BITS, Integer.toString(bits));
    System.setProperty(MODE, mode.name());
    try {
      return Engine.create(threads);
    } finally {
      System.clearProperty(BITS);
      System.clearProperty(MODE);
    }
  }
}
