package io.github.quern.benchmarks.measure;

import io.github.quern.api.Engine;
import io.github.quern.benchmarks.results.Cell;
import io.github.quern.benchmarks.results.ColdAndWarm;
import io.github.quern.benchmarks.results.MemoryUse;
import io.github.quern.benchmarks.workload.Workload;
import io.github.quern.benchmarks.workload.Workloads;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.openjdk.jmh.profile.MemPoolProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.ListStatistics;

/**
 * One run of the benchmark, on one machine, of which all ratios are taken. All contenders do a task
 * right after each other, so that a machine that becomes slower does so for all of them.
 */
public final class Session {
  private static final int CORES = Runtime.getRuntime().availableProcessors();
  private static final Workload GAUSSIAN = Workloads.find("gaussian-d3");

  private static final int MANY_COLUMNS = 10_000_000;
  private static final int FIRST_CALL_M = 1000;
  private static final int FIRST_CALL_N = 2000;
  private static final int LARGE = 20_000;
  private static final int WARM_CALLS = 4;
  private static final int TALL = 1_000_000;
  private static final int SMALL_HEAP_MIB = 256;
  private static final double MEDIAN = 50;
  private static final double KIB_PER_MIB = 1024;

  private final Settings settings;
  private final Progress progress;
  private final Jmh jmh;
  private final List<Tier> tiers;
  private final List<Contender> contenders;
  private final Limits limits;

  /**
   * A session; the time that it may take starts now.
   *
   * @param settings what to measure
   * @param tiers the names of tiers, each available
   * @param engine to ask what these tiers can do
   * @param program the C program, if there is one
   * @param folder where logs and intermediate results go
   * @param progress hears what is measured
   */
  public Session(
      Settings settings,
      List<String> tiers,
      Engine engine,
      Optional<CProgram> program,
      Path folder,
      Progress progress) {
    this.settings = settings;
    this.progress = progress;
    this.jmh = new Jmh(folder);
    this.tiers = tiers.stream().map(name -> new Tier(name, engine, jmh)).toList();
    this.contenders =
        Stream.of(this.tiers.stream(), Stream.of(new JavaLoop(jmh)), program.stream())
            .flatMap(part -> part)
            .map(Contender.class::cast)
            .toList();
    this.limits =
        new Limits(settings.callLimitSeconds(), settings.limitSeconds(), System::nanoTime);
  }

  /** The columns of the tables. */
  public List<String> contenders() {
    return contenders.stream().map(Contender::name).toList();
  }

  /** M = N = size, for each workload and contender. */
  public List<Cell> square(int size) {
    List<Cell> cells = new ArrayList<>();
    for (Workload workload : settings.workloads()) {
      Task task = Task.onAllCores(workload, size, size);
      Agreement agreement = new Agreement(task);
      contenders.forEach(contender -> cells.add(cell(task, contender, agreement)));
    }
    return cells;
  }

  /** The Gaussian sum in D = 3 with M = 1 and M = 100 rows and many columns, by each tier. */
  public List<Cell> fewRows() {
    return Stream.of(1, 100)
        .flatMap(m -> byTiers(Task.onAllCores(GAUSSIAN, m, MANY_COLUMNS)))
        .toList();
  }

  /** The Gaussian sum in D = 3 on one core and on all, by each tier. */
  public List<Cell> cores() {
    return Stream.of(1, CORES)
        .distinct()
        .flatMap(
            threads -> byTiers(new Task(GAUSSIAN, settings.square(), settings.square(), threads)))
        .toList();
  }

  private Stream<Cell> byTiers(Task task) {
    Agreement agreement = new Agreement(task);
    return tiers.stream().map(tier -> cell(task, tier, agreement));
  }

  private Cell cell(Task task, Contender contender, Agreement agreement) {
    Cell cell = emptyCell(task, contender);
    Optional<String> reason = reason(task, contender, Budget.FEWEST_CALLS);
    if (reason.isPresent()) {
      return cell.leftOut(reason.get());
    }
    progress.next(contender.name() + ": " + task);
    Timing timing = contender.time(task, settings.budget());
    // Other shapes would say little about the next one.
    if (task.m() == task.n()) {
      limits.learn(task, contender.name(), timing.medianMillis());
    }
    agreement.check(contender.name(), timing.result().take());
    return cell.measured(timing.medianMillis(), timing.calls());
  }

  private static Cell emptyCell(Task task, Contender contender) {
    return Cell.of(
        task.workload().name(), contender.name(), task.threads(), task.m(), task.n(), task.pairs());
  }

  private Optional<String> reason(Task task, Contender contender, int calls) {
    return contender
        .refuses(task.workload())
        .or(() -> limits.reason(task, contender.name(), calls));
  }

  /** The first call of a JVM with M = 1000 and N = 2000, by each tier. */
  public List<Cell> firstCall() {
    Task task = Task.onAllCores(GAUSSIAN, FIRST_CALL_M, FIRST_CALL_N);
    List<Cell> cells = new ArrayList<>();
    for (Tier tier : tiers) {
      Cell cell = emptyCell(task, tier);
      Optional<String> reason = reason(task, tier, settings.firstCalls());
      if (reason.isPresent()) {
        cells.add(cell.leftOut(reason.get()));
      } else {
        progress.next(tier.name() + ": first call, " + task);
        RunResult run = jmh.run(jmh.cold(task, tier.name(), settings.firstCalls(), 1));
        cells.add(cell.measured(median(run), settings.firstCalls()));
      }
    }
    return cells;
  }

  private static double median(RunResult run) {
    return run.getPrimaryResult().getStatistics().getPercentile(MEDIAN);
  }

  /** The first and the later calls of a JVM with M = N = 20,000, by each tier. */
  public List<ColdAndWarm> coldAndWarm() {
    Task task = Task.onAllCores(GAUSSIAN, LARGE, LARGE);
    List<ColdAndWarm> pairs = new ArrayList<>();
    for (Tier tier : tiers) {
      Cell cell = emptyCell(task, tier);
      Optional<String> reason = reason(task, tier, 1 + WARM_CALLS);
      if (reason.isPresent()) {
        pairs.add(new ColdAndWarm(cell.leftOut(reason.get()), cell.leftOut(reason.get())));
      } else {
        progress.next(tier.name() + ": cold and warm, " + task);
        pairs.add(coldAndWarm(cell, jmh.run(jmh.cold(task, tier.name(), 1, 1 + WARM_CALLS))));
      }
    }
    return pairs;
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

  private static double peakKib(RunResult run) {
    return Objects.requireNonNull(run.getSecondaryResults().get("mempool.total.used")).getScore();
  }

  /** One tile of rows of a call with M = N = 1,000,000, in a JVM with a heap of 256 MiB. */
  public List<MemoryUse> memory() {
    Task task = Task.onAllCores(Workloads.TILE, TALL, TALL);
    List<MemoryUse> uses = new ArrayList<>();
    for (Tier tier : tiers) {
      Cell cell = emptyCell(task, tier);
      Optional<String> reason = reason(task, tier, 1);
      if (reason.isPresent()) {
        uses.add(new MemoryUse(cell.leftOut(reason.get()), SMALL_HEAP_MIB, null));
      } else {
        progress.next(tier.name() + ": memory, " + task);
        RunResult run =
            jmh.run(
                jmh.cold(task, tier.name(), 1, 1)
                    .jvmArgsAppend("-Xmx" + SMALL_HEAP_MIB + "m")
                    .addProfiler(MemPoolProfiler.class));
        double peak = peakKib(run) / KIB_PER_MIB;
        uses.add(new MemoryUse(cell.measured(median(run), 1), SMALL_HEAP_MIB, peak));
      }
    }
    return uses;
  }
}
