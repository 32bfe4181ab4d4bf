package io.github.quern.benchmarks.measure;

import io.github.quern.benchmarks.results.Cell;
import io.github.quern.benchmarks.results.ColdAndWarm;
import io.github.quern.benchmarks.results.MemoryUse;
import io.github.quern.benchmarks.workload.Workload;
import io.github.quern.benchmarks.workload.Workloads;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.openjdk.jmh.profile.MemPoolProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.ListStatistics;

/** What each tier does in a fresh JVM, without a warm-up. */
final class ColdRuns {
  private static final Workload GAUSSIAN = Workloads.find("gaussian-d3");
  private static final int SMALL_M = 1000;
  private static final int SMALL_N = 2000;
  private static final int LARGE = 20_000;
  private static final int WARM_CALLS = 4;
  private static final int TALL = 1_000_000;
  private static final int SMALL_HEAP_MIB = 256;
  private static final double MEDIAN = 50;
  private static final double KIB_PER_MIB = 1024;

  private final List<Tier> tiers;
  private final Jmh jmh;
  private final Limits limits;
  private final Progress progress;

  ColdRuns(List<Tier> tiers, Jmh jmh, Limits limits, Progress progress) {
    this.tiers = tiers;
    this.jmh = jmh;
    this.limits = limits;
    this.progress = progress;
  }

  /** The first calls of some JVMs, M = 1000 and N = 2000. */
  List<Cell> firstCall(int jvms) {
    Task task = Task.onAllCores(GAUSSIAN, SMALL_M, SMALL_N);
    return byTiers(
        task,
        jvms,
        (tier, cell) -> cell.measured(median(jmh.run(jmh.cold(task, tier.name(), jvms, 1))), jvms),
        cell -> cell);
  }

  /** The first and the later calls of one JVM, M = N = 20,000. */
  List<ColdAndWarm> coldAndWarm() {
    Task task = Task.onAllCores(GAUSSIAN, LARGE, LARGE);
    int calls = 1 + WARM_CALLS;
    return byTiers(
        task,
        calls,
        (tier, cell) -> coldAndWarm(cell, jmh.run(jmh.cold(task, tier.name(), 1, calls))),
        leftOut -> new ColdAndWarm(leftOut, leftOut));
  }

  private static ColdAndWarm coldAndWarm(Cell cell, RunResult run) {
    double[] times =
        run.getBenchmarkResults().iterator().next().getIterationResults().stream()
            .map(IterationResult::getPrimaryResult)
            .mapToDouble(result -> result.getScore())
            .toArray();
    ListStatistics later = new ListStatistics();
    for (int call = 1; call < times.length; call++) {
      later.addValue(times[call]);
    }
    return new ColdAndWarm(
        cell.measured(times[0], 1), cell.measured(later.getPercentile(MEDIAN), later.getN()));
  }

  /** One tile of rows of a call with M = N = 1,000,000, in a JVM with a heap of 256 MiB. */
  List<MemoryUse> memory() {
    Task task = Task.onAllCores(Workloads.TILE, TALL, TALL);
    return byTiers(
        task,
        1,
        (tier, cell) -> {
          RunResult run =
              jmh.run(
                  jmh.cold(task, tier.name(), 1, 1)
                      .jvmArgsAppend("-Xmx" + SMALL_HEAP_MIB + "m")
                      .addProfiler(MemPoolProfiler.class));
          return new MemoryUse(cell.measured(median(run), 1), SMALL_HEAP_MIB, peakMib(run));
        },
        leftOut -> new MemoryUse(leftOut, SMALL_HEAP_MIB, null));
  }

  private static double median(RunResult run) {
    return run.getPrimaryResult().getStatistics().getPercentile(MEDIAN);
  }

  private static double peakMib(RunResult run) {
    return Objects.requireNonNull(run.getSecondaryResults().get("mempool.total.used")).getScore()
        / KIB_PER_MIB;
  }

  private <T> List<T> byTiers(
      Task task, int calls, BiFunction<Tier, Cell, T> measure, Function<Cell, T> leaveOut) {
    return tiers.stream()
        .map(tier -> {
          Optional<String> reason = tier.whyNot(task, limits, calls);
          if (reason.isPresent()) {
            return leaveOut.apply(task.cell(tier.name()).leftOut(reason.get()));
          }
          progress.next(tier.name() + ", fresh JVM: " + task);
          return measure.apply(tier, task.cell(tier.name()));
        })
        .toList();
  }
}
