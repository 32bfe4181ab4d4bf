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
   * Why it should not do a task, if it should not: it cannot, or it would take too long.
   *
   * @param calls how many calls there will be at least
   */
  default Optional<String> whyNot(Task task, Limits limits, int calls) {
    return refuses(task.workload()).or(() -> limits.reason(task, name(), calls));
  }

  /**
   * Computes again and again, for about the time of the budget.
   *
   * @throws BenchmarkException if it fails
   */
  Timing time(Task task, Budget budget);
}
