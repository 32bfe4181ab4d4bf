package io.github.quern.benchmarks;

import io.github.quern.api.Engine;
import io.github.quern.benchmarks.measure.BenchmarkException;
import io.github.quern.benchmarks.measure.CProgram;
import io.github.quern.benchmarks.measure.Progress;
import io.github.quern.benchmarks.measure.Session;
import io.github.quern.benchmarks.measure.Settings;
import io.github.quern.benchmarks.report.Report;
import io.github.quern.benchmarks.results.Cell;
import io.github.quern.benchmarks.results.DeviceLimit;
import io.github.quern.benchmarks.results.DeviceTime;
import io.github.quern.benchmarks.results.Machine;
import io.github.quern.benchmarks.results.MemorySpeed;
import io.github.quern.benchmarks.results.MemoryUse;
import io.github.quern.benchmarks.results.Results;
import io.github.quern.terminal.LastLine;
import io.github.quern.terminal.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command behind {@code scripts/bench}. */
@Command(
    name = "bench",
    description =
        "Times a fixed set of reductions by the tiers of Quern, by plain Java and by plain C, and"
            + " writes report.md, results.json and charts.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Nothing else should run meanwhile. To time a formula of your own: quern bench.",
      "",
      "Examples:",
      "  scripts/bench",
      "  scripts/bench --quick --out /tmp/bench",
      "  scripts/bench --backend tornado --backend scalar --workload gaussian-d3 --sizes 10000"
    })
public final class Main implements Callable<Integer> {
  private static final int HELP_WIDTH = 100;
  private static final double SECONDS_PER_NANO = 1e-9;

  @Mixin BenchOptions options = new BenchOptions();

  @Spec CommandSpec spec = CommandSpec.create();

  private Main() {}

  /** Runs the command and ends the JVM with its exit status. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** The command, ready to execute. */
  static CommandLine commandLine() {
    CommandLine command = new CommandLine(new Main());
    command.setUsageHelpWidth(HELP_WIDTH);
    command.setExecutionExceptionHandler((failure, line, parsed) -> {
      if (!(failure instanceof BenchmarkException || failure instanceof IllegalArgumentException)) {
        throw failure;
      }
      line.getErr().println("bench: " + failure.getMessage());
      return line.getCommandSpec().exitCodeOnExecutionException();
    });
    return command;
  }

  @Override
  public Integer call() throws IOException {
    long start = System.nanoTime();
    PrintWriter out = spec.commandLine().getOut();
    Settings settings = options.settings();
    Path scratch = Files.createTempDirectory("quern-bench");
    Progress progress = progress(start);
    try (Engine engine = Engine.create()) {
      TierChoice choice = TierChoice.of(engine.tiers(), options.backends);
      CProgram.Search search = CProgram.compile(options.compilers(), scratch);
      List<String> absent = new ArrayList<>(choice.absent());
      if (search.program().isEmpty()) {
        absent.add("The column " + CProgram.NAME + " is missing: " + search.reason() + ".");
      }
      absent.forEach(out::println);
      out.flush();
      Session session =
          new Session(settings, choice.tiers(), engine, search.program(), scratch, progress);
      // Now: the sources may change meanwhile.
      Machine machine =
          ThisMachine.describe(engine, choice.tiers(), search.program(), Commit.of(options.root));
      Optional<DeviceLimit> limit = options.deviceLimit(choice.deviceWithClock(engine.tiers()));
      Measurements measured = Measurements.of(session, limit);
      progress.end();
      Optional<String> noCharts =
          Report.write(
              new Results(
                  machine,
                  options.command(),
                  options.note,
                  choice.tiers(),
                  session.contenders(),
                  absent,
                  session.workloads(),
                  Session.SQUARE,
                  measured.square(),
                  measured.fewRows(),
                  measured.memorySpeed().orElse(null),
                  measured.cores(),
                  measured.firstCalls(),
                  measured.archivedFirstCalls(),
                  measured.construction(),
                  measured.memory(),
                  limit.orElse(null),
                  measured.device()),
              options.out);
      noCharts.ifPresent(reason -> out.println("There are no charts: " + reason + "."));
    }
    deleteAll(scratch);
    out.printf(
        Locale.ROOT,
        "Wrote %s after %.0f s.%n",
        options.out.resolve("report.md"),
        (System.nanoTime() - start) * SECONDS_PER_NANO);
    out.flush();
    return 0;
  }

  /** Not after a failure, whose message names a file there. */
  private static void deleteAll(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private Progress progress(long start) {
    return Terminal.ofThisJvm().showsProgress()
        ? new TerminalProgress(new LastLine(spec.commandLine().getErr()), start)
        : description -> {};
  }

  /** All that a session measures. */
  private record Measurements(
      List<Cell> square,
      List<Cell> fewRows,
      Optional<MemorySpeed> memorySpeed,
      List<Cell> cores,
      List<Cell> firstCalls,
      List<Cell> archivedFirstCalls,
      List<Cell> construction,
      List<MemoryUse> memory,
      List<DeviceTime> device) {
    /**
     * What takes longest comes last: if the time is over, that is left out. What may fail comes
     * first, after kernels on a device, which take a second each and tell how long calls are.
     */
    static Measurements of(Session session, Optional<DeviceLimit> limit) {
      List<DeviceTime> device =
          session.sizes().stream().flatMap(size -> session.device(size, limit).stream()).toList();
      List<MemoryUse> memory = session.memory();
      List<Cell> square = new ArrayList<>();
      squares(session, size -> size <= Session.SQUARE, square);
      List<Cell> cores = session.cores();
      List<Cell> fewRows = session.fewRows();
      Optional<MemorySpeed> memorySpeed = session.memorySpeed();
      List<Cell> firstCalls = session.firstCalls();
      List<Cell> archivedFirstCalls = session.archivedFirstCalls();
      List<Cell> construction = session.construction();
      squares(session, size -> size > Session.SQUARE, square);
      return new Measurements(
          square,
          fewRows,
          memorySpeed,
          cores,
          firstCalls,
          archivedFirstCalls,
          construction,
          memory,
          device);
    }

    private static void squares(Session session, IntPredicate wanted, List<Cell> cells) {
      session.sizes().stream()
          .filter(wanted::test)
          .forEach(size -> cells.addAll(session.square(size)));
    }
  }
}
