package io.github.quern.benchmarks.measure;

import io.github.quern.benchmarks.workload.Workload;
import io.github.quern.benchmarks.workload.Workloads;
import io.github.quern.data.Tensor;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * The program of a {@link FreshJvm}: its first call of a workload, timed by itself without JMH,
 * which would load and compile much of Java before.
 */
final class FirstCalls {
  private static final double NANOS_PER_MILLISECOND = 1e6;
  private static final double BYTES_PER_MIB = 1 << 20;

  private FirstCalls() {}

  /**
   * Prints the time of the first call, from the construction of the engine to the result, and the
   * peak of the memory.
   *
   * @param words the workload, the tier, M, N and the number of threads
   */
  public static void main(String[] words) {
    Workload workload = Workloads.find(words[0]);
    int m = Integer.parseInt(words[2]);
    int n = Integer.parseInt(words[3]);
    Tensor[] data = workload.data(m, n);
    long start = System.nanoTime();
    try (TierEngine engine = new TierEngine(words[1], Integer.parseInt(words[4]))) {
      engine.on(workload, m, n, data).call();
      double millis = (System.nanoTime() - start) / NANOS_PER_MILLISECOND;
      System.out.printf(
          Locale.ROOT, "%s %.6f %.3f%n", FreshJvm.RESULT, millis, peak() / BYTES_PER_MIB);
    }
  }

  /** The sum of the peaks of all memory pools of this JVM, in bytes. */
  private static long peak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .mapToLong(pool -> pool.getPeakUsage().getUsed())
        .sum();
  }
}
