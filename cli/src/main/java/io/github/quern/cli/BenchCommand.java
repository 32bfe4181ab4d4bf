package io.github.quern.cli;

import io.github.quern.api.Engine;
import io.github.quern.data.DType;
import io.github.quern.terminal.ProgressLine;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** {@code quern bench}: times and accuracy of one reduction. */
@Command(
    name = "bench",
    description =
        "Times a reduction of standard normal data: from building it to its first result, and"
            + " later calls.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "Example:",
      "  quern bench --formula \"Exp(-SqDist(X,Y)) * B\" --alias \"X = Vi(3)\" \\",
      "    --alias \"Y = Vj(3)\" --alias \"B = Vj(1)\" --axis 1 --m 10000 --n 10000 \\",
      "    --dtype float32 --json"
    })
final class BenchCommand implements Callable<Integer> {
  private static final double PAIRS_PER_MILLI_IN_GIGA = 1e-6;

  @Mixin FormulaOptions formula = new FormulaOptions();

  @Option(
      names = "--m",
      paramLabel = "M",
      defaultValue = "10000",
      description = "How many rows i (default: ${DEFAULT-VALUE}).")
  int m = 1;

  @Option(
      names = "--n",
      paramLabel = "N",
      defaultValue = "10000",
      description = "How many rows j (default: ${DEFAULT-VALUE}).")
  int n = 1;

  @Option(
      names = "--dtype",
      paramLabel = "T",
      defaultValue = "float64",
      converter = DTypeConverter.class,
      description = "float16, float32 or float64 (default: ${DEFAULT-VALUE}).")
  DType dtype = DType.FLOAT64;

  @Mixin BackendOptions backend = new BackendOptions();

  @Option(
      names = "--repeat",
      paramLabel = "K",
      defaultValue = "10",
      description = "How many later calls (default: ${DEFAULT-VALUE}).")
  int repeat = 1;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Seed of the data (default: ${DEFAULT-VALUE}).")
  long seed = 1;

  @Mixin JsonOption output = new JsonOption();

  @Spec CommandSpec spec = CommandSpec.create();

  BenchCommand() {}

  @Override
  public Integer call() {
    requirePositive("--m", m);
    requirePositive("--n", n);
    requirePositive("--repeat", repeat);
    PrintWriter out = spec.commandLine().getOut();
    try (Engine engine = backend.engine()) {
      Bench.Result result = measure(engine);
      if (output.json) {
        JsonOption.print(out, json(result, engine.threads()));
      } else {
        print(out, result, engine.threads());
      }
    }
    return 0;
  }

  private Bench.Result measure(Engine engine) {
    try (ProgressLine progress = output.progress(spec, "Measuring", " calls")) {
      return new Bench(m, n, dtype, repeat, seed)
          .run(
              () -> formula.build(engine), backend.call(), calls -> progress.at(calls, repeat + 1));
    }
  }

  private void requirePositive(String option, int value) {
    if (value < 1) {
      throw new ParameterException(
          spec.commandLine(), "Invalid value for option '" + option + "': at least 1 is needed.");
    }
  }

  private double gigaPairsPerSecond(Bench.Result result) {
    return (double) m * n / result.medianMillis() * PAIRS_PER_MILLI_IN_GIGA;
  }

  private ObjectNode json(Bench.Result result, int threads) {
    return JsonOption.place(result.explanation())
        .put("m", m)
        .put("n", n)
        .put("first_ms", result.firstMillis())
        .put("median_ms", result.medianMillis())
        .put("min_ms", result.minMillis())
        .put("gpairs_per_s", gigaPairsPerSecond(result))
        .put("max_rel_error", result.maxRelativeError())
        .put("jvm", Version.jvm())
        .put("threads", threads);
  }

  private void print(PrintWriter out, Bench.Result result, int threads) {
    out.println("Formula: " + result.explanation().formula());
    out.println("Reduction: " + result.explanation().reduction() + ", M = " + m + ", N = " + n);
    out.println("Backend: " + result.explanation().choice() + ", " + dtype);
    out.printf(Locale.ROOT, "First result: %.3f ms, compilation included%n", result.firstMillis());
    out.printf(
        Locale.ROOT,
        "Later calls: median %.3f ms, fastest %.3f ms, of %d%n",
        result.medianMillis(),
        result.minMillis(),
        repeat);
    out.printf(Locale.ROOT, "Speed: %.4g billion pairs per second%n", gigaPairsPerSecond(result));
    out.printf(
        Locale.ROOT,
        "Largest error: %.3g relative to the double oracle"
            + " (largest |got - exact| / largest |exact|, %d rows)%n",
        result.maxRelativeError(),
        result.sampledRows());
    out.println("JVM: " + Version.jvm() + ", threads: " + threads);
  }
}
