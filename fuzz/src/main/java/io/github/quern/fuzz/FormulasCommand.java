package io.github.quern.fuzz;

import io.github.quern.fuzz.formulas.Campaign;
import io.github.quern.fuzz.formulas.Finding;
import io.github.quern.fuzz.formulas.Shares;
import io.github.quern.fuzz.formulas.Tally;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code scripts/fuzz formulas}. */
@Command(
    name = "formulas",
    description =
        "Runs random calls of random formulas on all tiers and compares them with the double"
            + " oracle. Findings are printed, and written to target/fuzz/formulas.",
    mixinStandardHelpOptions = true)
final class FormulasCommand implements Callable<Integer> {
  private static final int SECONDS_BETWEEN_LINES = 10;
  private static final double MEGABYTE = 1 << 20;

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "How many calls; default: ${DEFAULT-VALUE}.")
  long count = 10_000;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description =
          "Of the first call; the others have the numbers that follow. Default: ${DEFAULT-VALUE}.")
  long seed = 1;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      description = "Stops after that time, even if not all calls were made.")
  long minutes = TimeUnit.DAYS.toMinutes(365);

  @Option(names = "--threads", paramLabel = "N", description = "Default: all processors.")
  int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--simd-every",
      paramLabel = "K",
      description =
          "The tier simd runs the calls whose seeds K divides, 0 for none; default: ${DEFAULT-VALUE}.")
  int simdEvery = 16;

  @Option(
      names = "--tornado-every",
      paramLabel = "K",
      description = "The same for the tier tornado, where it is there; default: ${DEFAULT-VALUE}.")
  int tornadoEvery = 512;

  @Spec CommandSpec spec = CommandSpec.create();

  private FormulasCommand() {}

  @Override
  public Integer call() {
    Findings findings = new Findings("formulas");
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Shares shares = new Shares(Map.of("simd", simdEvery, "tornado", tornadoEvery));
    Campaign campaign =
        new Campaign(
            seed,
            count,
            shares,
            Duration.ofMinutes(minutes),
            finding -> report(finding, findings, out));
    long start = System.nanoTime();
    try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
      var _ =
          clock.scheduleAtFixedRate(
              () -> progress(campaign.tally(), start, err),
              SECONDS_BETWEEN_LINES,
              SECONDS_BETWEEN_LINES,
              TimeUnit.SECONDS);
      campaign.run(threads);
      clock.shutdownNow();
    }
    progress(campaign.tally(), start, err);
    Tally tally = campaign.tally();
    out.printf(
        Locale.ROOT,
        "%,d calls, %d findings; kernels run: %s; refused as too large: %s; %.0f %% of all entries"
            + " compared to a thousandth.%n",
        tally.calls(),
        tally.faults(),
        tally.tiers(),
        tally.refusals(),
        100 * tally.narrowPart());
    out.flush();
    return tally.faults() == 0 ? 0 : 1;
  }

  private static synchronized void report(Finding finding, Findings findings, PrintWriter out) {
    out.println(finding);
    out.flush();
    findings.write("seed-" + finding.seed() + ".txt", finding.toString());
  }

  private void progress(Tally tally, long start, PrintWriter err) {
    double seconds = (System.nanoTime() - start) * 1e-9;
    err.printf(
        Locale.ROOT,
        "%,d of %,d calls after %.0f s (%.0f a second), %d findings, metaspace %.0f MB, heap %.0f"
            + " MB%n",
        tally.calls(),
        count,
        seconds,
        tally.calls() / seconds,
        tally.faults(),
        metaspace() / MEGABYTE,
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE);
    err.flush();
  }

  private static long metaspace() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getName().equals("Metaspace"))
        .map(MemoryPoolMXBean::getUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }
}
