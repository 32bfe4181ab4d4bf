package io.github.quern.benchmarks.measure;

/**
 * Tells whether kernels of the tier {@code simd} still run plain code: a thread of each engine has
 * their vector code compiled, and waits for more when that is done.
 */
final class VectorCompilation {
  private static final String THREAD = "quern-simd-";

  private VectorCompilation() {}

  /** Whether vector code is being compiled. */
  static boolean isRunning() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread ->
            thread.getName().startsWith(THREAD) && thread.getState() != Thread.State.WAITING);
  }
}
