package io.github.quern.benchmarks.measure;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.backend.BackendException;
import io.github.quern.benchmarks.workload.Workload;
import java.util.Optional;

/**
 * A tier of Quern.
 *
 * @param name its name
 * @param engine to ask whether the tier can do a workload
 * @param jmh runs it
 */
record Tier(String name, Engine engine, Jmh jmh) implements Contender {
  /** The tier whose devices have clocks of their own. */
  static final String WITH_CLOCK = "tornado";

  private static final String PROCESSOR = "CPU";

  /** The name of the tier that a workload is computed by where it may be any of the CPU's. */
  static String onProcessor(Workload workload, Engine engine) {
    return workload
        .reduction(engine)
        .explainAll(CallOptions.DEFAULT.withBackend(PROCESSOR), workload.data(1, 1)[1].dtype())
        .getLast()
        .backend();
  }

  @Override
  public Optional<String> refuses(Workload workload) {
    try {
      workload
          .reduction(engine)
          .explainAll(CallOptions.DEFAULT.withBackend(name), workload.data(1, 1)[1].dtype());
      return Optional.empty();
    } catch (BackendException refusal) {
      return Optional.of(String.valueOf(refusal.getMessage()));
    }
  }

  @Override
  public Timing time(Task task, Budget budget) {
    return jmh.calls(task, name, budget);
  }
}
