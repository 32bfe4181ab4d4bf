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
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One run of the benchmark, on one machine, of which all ratios are taken. All contenders do a task
 * right after each other, so that a machine that becomes slower does so for all of them.
 */
public final class Session {
  private static final int CORES = Runtime.getRuntime().availableProcessors();
  private static final Workload GAUSSIAN = Workloads.find("gaussian-d3");

  private static final int MANY_COLUMNS = 10_000_000;

  private final Settings settings;
  private final Progress progress;
  private final List<Tier> tiers;
  private final List<Contender> contenders;
  private final Limits limits;
  private final ColdRuns coldRuns;

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
    Jmh jmh = new Jmh(folder);
    this.tiers = tiers.stream().map(name -> new Tier(name, engine, jmh)).toList();
    this.contenders =
        Stream.of(this.tiers.stream(), Stream.of(new JavaLoop(jmh)), program.stream())
            .flatMap(part -> part)
            .map(Contender.class::cast)
            .toList();
    this.limits =
        new Limits(settings.callLimitSeconds(), settings.limitSeconds(), System::nanoTime);
    this.coldRuns = new ColdRuns(this.tiers, jmh, limits, progress);
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
    Cell cell = task.cell(contender.name());
    Optional<String> reason = contender.whyNot(task, limits, Budget.FEWEST_CALLS);
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

  /** The first call of a JVM with M = 1000 and N = 2000, by each tier; a median of several JVMs. */
  public List<Cell> firstCall() {
    return coldRuns.firstCall(settings.firstCalls());
  }

  /** The first and the later calls of a JVM with M = N = 20,000, by each tier. */
  public List<ColdAndWarm> coldAndWarm() {
    return coldRuns.coldAndWarm();
  }

  /** One tile of rows of a call with M = N = 1,000,000, in a JVM with a heap of 256 MiB. */
  public List<MemoryUse> memory() {
    return coldRuns.memory();
  }
}
