package io.github.quern.benchmarks.measure;

import io.github.quern.api.Engine;
import io.github.quern.benchmarks.results.Cell;
import io.github.quern.benchmarks.results.DeviceLimit;
import io.github.quern.benchmarks.results.DeviceTime;
import io.github.quern.benchmarks.results.MemorySpeed;
import io.github.quern.benchmarks.results.MemoryUse;
import io.github.quern.benchmarks.results.WorkloadInfo;
import io.github.quern.benchmarks.workload.Workload;
import io.github.quern.benchmarks.workload.Workloads;
import java.nio.file.Path;
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

  /** M = N of the task that other shapes and first calls are compared with. */
  public static final int SQUARE = 20_000;

  private static final int MANY_COLUMNS = 10_000_000;
  private static final int SMALL_M = 1000;
  private static final int SMALL_N = 2000;

  /** Long, since the best of all calls counts. */
  private static final Budget MEMORY = new Budget(0.5, 3);

  /** Long, since it runs much code, which HotSpot compiles late. */
  private static final Budget CONSTRUCTIONS = new Budget(5, 3);

  private final Settings settings;
  private final Engine engine;
  private final Progress progress;
  private final List<Tier> tiers;
  private final List<Contender> contenders;
  private final Optional<CProgram> program;
  private final Jmh jmh;
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
    this.engine = engine;
    this.progress = progress;
    this.jmh = new Jmh(folder);
    this.program = program;
    this.tiers = tiers.stream().map(name -> new Tier(name, engine, jmh)).toList();
    this.contenders =
        Stream.of(this.tiers.stream(), Stream.of(new JavaLoop(jmh)), program.stream())
            .flatMap(part -> part)
            .map(Contender.class::cast)
            .toList();
    this.limits =
        new Limits(settings.callLimitSeconds(), settings.limitSeconds(), System::nanoTime);
    this.coldRuns = new ColdRuns(this.tiers, limits, folder, progress);
  }

  /** The columns of the tables. */
  public List<String> contenders() {
    return contenders.stream().map(Contender::name).toList();
  }

  /** The sizes of {@link #square}: those of the settings, and that of the comparisons. */
  public List<Integer> sizes() {
    return Stream.concat(settings.sizes().stream(), Stream.of(SQUARE)).distinct().sorted().toList();
  }

  /**
   * M = N = size, for each workload and contender; the Gaussian sum only, where it is only the size
   * of the comparisons.
   */
  public List<Cell> square(int size) {
    return workloads(size).stream()
        .flatMap(workload -> cells(Task.onAllCores(workload, size, size), contenders))
        .toList();
  }

  private List<Workload> workloads(int size) {
    return settings.sizes().contains(size) ? settings.workloads() : List.of(GAUSSIAN);
  }

  /** The rows of the tables. */
  public List<WorkloadInfo> workloads() {
    return settings.workloads().stream()
        .map(workload ->
            new WorkloadInfo(workload.name(), workload.title(), Tier.onProcessor(workload, engine)))
        .toList();
  }

  /**
   * The Gaussian sum in D = 3 with M = 1 and M = 100 rows and many columns, by each tier and the C
   * program.
   */
  public List<Cell> fewRows() {
    List<Contender> measured = Stream.<Contender>concat(tiers.stream(), program.stream()).toList();
    return Stream.of(1, 100)
        .flatMap(m -> cells(Task.onAllCores(GAUSSIAN, m, MANY_COLUMNS), measured))
        .toList();
  }

  /** M = N = size by the clock of the device of the tier tornado, if that is measured. */
  public List<DeviceTime> device(int size, Optional<DeviceLimit> limit) {
    return tiers.stream()
        .filter(tier -> tier.name().equals(Tier.WITH_CLOCK))
        .flatMap(tier -> {
          DeviceRuns runs = new DeviceRuns(tier, engine, limit);
          return workloads(size).stream()
              .map(workload -> {
                Task task = Task.onAllCores(workload, size, size);
                progress.next(tier.name() + ", kernels: " + task);
                return runs.time(task, limits, settings.budget());
              });
        })
        .toList();
  }

  /** How fast the columns of {@link #fewRows} are read from memory, if there is a C program. */
  public Optional<MemorySpeed> memorySpeed() {
    progress.next(CProgram.NAME + ": the speed of memory");
    return program.map(c -> c.memorySpeed(MANY_COLUMNS, MEMORY));
  }

  /** The Gaussian sum in D = 3 on one core, on two and on all, by each tier. */
  public List<Cell> cores() {
    return Stream.of(1, 2, CORES)
        .filter(threads -> threads <= CORES)
        .distinct()
        .flatMap(threads -> cells(new Task(GAUSSIAN, SQUARE, SQUARE, threads), tiers))
        .toList();
  }

  private Stream<Cell> cells(Task task, List<? extends Contender> measured) {
    Agreement agreement = new Agreement(task);
    return measured.stream().map(contender -> cell(task, contender, agreement));
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

  /**
   * The first call of a JVM, small and as large as the square, by each tier; a median of several
   * JVMs.
   */
  public List<Cell> firstCalls() {
    return Stream.of(smallTask(), Task.onAllCores(GAUSSIAN, SQUARE, SQUARE))
        .flatMap(task -> coldRuns.firstCalls(task, settings.firstCalls()).stream())
        .toList();
  }

  /** The same for the small one, where Java reads its classes from an archive. */
  public List<Cell> archivedFirstCalls() {
    return coldRuns.archivedFirstCalls(smallTask(), settings.firstCalls());
  }

  private static Task smallTask() {
    return Task.onAllCores(GAUSSIAN, SMALL_M, SMALL_N);
  }

  /** The construction of the Gaussian sum's kernel in a warm JVM, by each tier. */
  public List<Cell> construction() {
    Task task = new Task(GAUSSIAN, 1, 1, 1);
    return tiers.stream()
        .map(tier -> {
          progress.next(tier.name() + ": construction");
          Timing timing = jmh.constructions(GAUSSIAN, tier.name(), CONSTRUCTIONS);
          return task.cell(tier.name()).measured(timing.medianMillis(), timing.calls());
        })
        .toList();
  }

  /** One tile of rows of a call with M = N = 1,000,000, in a JVM with a heap of 256 MiB. */
  public List<MemoryUse> memory() {
    return coldRuns.memory();
  }
}
