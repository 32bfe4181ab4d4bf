package io.github.quern.cli;

import io.github.quern.api.Engine;
import io.github.quern.api.Explanation;
import io.github.quern.data.Tensor;
import io.github.quern.samples.Sample;
import io.github.quern.samples.SampleResult;
import io.github.quern.samples.Samples;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code quern sample}: one of the samples. */
@Command(
    name = "sample",
    description = "Runs a sample, or lists all of them.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {"", "Examples:", "  quern sample", "  quern sample gaussian --backend scalar"})
final class SampleCommand implements Callable<Integer> {
  private static final int SHOWN_ROWS = 3;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "Which sample; without a name all are listed.")
  @Nullable String name;

  @Mixin BackendOptions backend = new BackendOptions();

  @Spec CommandSpec spec = CommandSpec.create();

  SampleCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (name == null) {
      out.println("Samples:");
      for (Sample sample : Samples.all()) {
        out.printf("  %-20s %s%n", sample.name(), sample.summary());
      }
      return 0;
    }
    Sample sample = find(name);
    try (Engine engine = backend.engine()) {
      print(out, sample, sample.run(engine, backend.call()));
    }
    return 0;
  }

  private static Sample find(String name) {
    return Samples.find(name)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "There is no sample '"
                    + name
                    + "'; there are: "
                    + Samples.all().stream().map(Sample::name).collect(Collectors.joining(", "))
                    + "."));
  }

  private static void print(PrintWriter out, Sample sample, SampleResult result) {
    Tensor values = result.values();
    Explanation explanation = result.explanation();
    out.println("Sample " + sample.name() + ": " + sample.summary());
    out.println("Formula: " + explanation.formula());
    out.println("Reduction: " + explanation.reduction());
    out.println("Result: shape " + values.shape() + ", " + values.dtype());
    out.println("First rows:");
    long columns = values.shape().size(1);
    for (long row = 0; row < Math.min(SHOWN_ROWS, values.shape().size(0)); row++) {
      for (long column = 0; column < columns; column++) {
        out.printf(Locale.ROOT, " %14.7g", values.get(row, column));
      }
      out.println();
    }
    out.println("Backend: " + explanation.choice());
    explanation.reasons().forEach(reason -> out.println("  " + reason));
    out.printf(Locale.ROOT, "First call: %.3f ms, compilation included%n", result.firstMillis());
    out.printf(
        Locale.ROOT,
        "Later calls: %.3f ms, median of %d%n",
        result.medianMillis(),
        result.laterMillis().size());
    out.printf(
        Locale.ROOT,
        "Largest error: %.3g relative to the double oracle"
            + " (largest |got - exact| / largest |exact|, %s)%n",
        result.error(),
        checked(result.checkedRows(), values.shape().size(0)));
    result.notes().forEach(out::println);
  }

  private static String checked(long checkedRows, long rows) {
    return checkedRows == rows ? "all " + rows + " rows" : checkedRows + " of " + rows + " rows";
  }
}
