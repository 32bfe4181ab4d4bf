package io.github.quern.benchmarks.measure;

import io.github.quern.benchmarks.workload.Workload;
import java.util.Optional;

/** Who computes: a tier of Quern, the Java loop or the C program. */
interface Contender {
  /** Its name in tables. */
  String name();

  /** Why it cannot do this workload, if it cannot. */
  default Optional<String> refuses(Workload workload) {
    return Optional.empty();
  }

  /**
   * Computes again and again, for about the time of the budget.
   *
   * @throws BenchmarkException if it fails
   */
  Timing time(Task task, Budget budget);
}
