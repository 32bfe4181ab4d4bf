package io.github.quern.benchmarks.measure;

import io.github.quern.benchmarks.results.Cell;
import io.github.quern.benchmarks.results.MemoryUse;
import io.github.quern.benchmarks.workload.Workloads;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;

/** What each tier does in a fresh JVM, without a warm-up. */
final class ColdRuns {
  private static final int TALL = 1_000_000;
  private static final int SMALL_HEAP_MIB = 256;

  private final List<Tier> tiers;
  private final Limits limits;
  private final Path folder;
  private final Progress progress;

  /**
   * Cold runs.
   *
   * @param folder for archives of classes
   */
  ColdRuns(List<Tier> tiers, Limits limits, Path folder, Progress progress) {
    this.tiers = tiers;
    this.limits = limits;
    this.folder = folder;
    this.progress = progress;
  }

  /** The first calls of some JVMs. */
  List<Cell> firstCalls(Task task, int jvms) {
    return byTiers(
        task,
        jvms,
        (tier, cell) -> cell.measured(medianMillis(task, tier.name(), List.of(), jvms), jvms),
        Function.identity());
  }

  /** The same, where Java reads the classes of such a call from an archive that it made before. */
  List<Cell> archivedFirstCalls(Task task, int jvms) {
    return byTiers(
        task,
        jvms + 1,
        (tier, cell) ->
            JvmFlags.allowArchive(tier.name())
                ? cell.measured(
                    medianMillis(
                        task, tier.name(), FreshJvm.archive(task, tier.name(), folder), jvms),
                    jvms)
                : cell.leftOut("the modules of TornadoVM exclude archives of classes"),
        Function.identity());
  }

  private static double medianMillis(Task task, String tier, List<String> flags, int jvms) {
    double[] millis =
        IntStream.range(0, jvms)
            .mapToDouble(jvm -> FreshJvm.run(task, tier, flags).millis())
            .sorted()
            .toArray();
    return (millis[(jvms - 1) / 2] + millis[jvms / 2]) / 2;
  }

  /**
   * One tile of rows of a call with M = N = 1,000,000, in a JVM with a heap of 256 MiB.
   *
   * @throws BenchmarkException if a tier needs more
   */
  List<MemoryUse> memory() {
    Task task = Task.onAllCores(Workloads.TILE, TALL, TALL);
    return byTiers(
        task,
        1,
        (tier, cell) -> {
          FreshJvm jvm = FreshJvm.run(task, tier.name(), List.of("-Xmx" + SMALL_HEAP_MIB + "m"));
          return new MemoryUse(cell.measured(jvm.millis(), 1), SMALL_HEAP_MIB, jvm.peakMib());
        },
        leftOut -> new MemoryUse(leftOut, SMALL_HEAP_MIB, null));
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
