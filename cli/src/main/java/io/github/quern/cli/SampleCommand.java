package io.github.quern.cli;

import io.github.quern.api.Engine;
import io.github.quern.api.Explanation;
import io.github.quern.data.Tensor;
import io.github.quern.samples.Sample;
import io.github.quern.samples.SampleResult;
import io.github.quern.samples.Samples;
import io.github.quern.samples.measure.Measurement;
import io.github.quern.samples.measure.Stopwatch;
import io.github.quern.samples.measure.TierTime;
import io.github.quern.samples.picture.Picture;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code quern sample}: one of the samples. */
@Command(
    name = "sample",
    description = {
      "Runs a sample and times its reduction on each tier that is there, or lists all of them."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {"", "Examples:", "  quern sample", "  quern sample gaussian --backend scalar"})
final class SampleCommand implements Callable<Integer> {
  private static final int SHOWN_ROWS = 3;
  private static final int SHOWN_COLUMNS = 5;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "Which sample; without a name all are listed.")
  @Nullable String name;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The folder for the picture, if there is one (default: the current folder).")
  Path folder = Path.of("");

  @Mixin BackendOptions backend = new BackendOptions();

  @Spec CommandSpec spec = CommandSpec.create();

  SampleCommand() {}

  @Override
  public Integer call() throws IOException {
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
      SampleResult result = sample.run(engine, backend.call());
      out.println("Sample " + sample.name() + ": " + sample.summary());
      result.found().forEach(out::println);
      out.flush();
      print(out, Stopwatch.DEFAULT.measure(result.work(), backend.call(), engine.threads()));
      if (result.picture().isPresent()) {
        draw(out, sample, result.picture().get());
      }
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

  private static void print(PrintWriter out, Measurement measured) {
    Explanation explanation = measured.explanation();
    out.println("Formula: " + explanation.formula());
    out.println("Reduction: " + explanation.reduction());
    print(out, measured.values());
    out.println("Backend: " + explanation.choice());
    explanation.reasons().forEach(reason -> out.println("  " + reason));
    out.println("Times, of the first call with compilation, and median of later calls:");
    for (TierTime time : measured.times()) {
      out.printf(
          Locale.ROOT,
          "  %-8s first %.3f ms, later %.3f ms of %d, largest error %.3g%n",
          time.tier(),
          time.firstMillis(),
          time.medianMillis(),
          time.calls(),
          time.error());
    }
    measured.refusals().forEach(refusal -> out.println("  " + refusal));
    out.printf(
        "Errors are relative to the double oracle (largest |got - exact| / largest |exact|, %s)%n",
        checked(measured.checkedRows(), measured.values().shape().size(0)));
  }

  private static void print(PrintWriter out, Tensor values) {
    out.println("Result: shape " + values.shape() + ", " + values.dtype());
    out.println("First rows:");
    long rows = values.shape().size(0);
    long columns = rows == 0 ? 0 : values.count() / rows;
    for (long row = 0; row < Math.min(SHOWN_ROWS, rows); row++) {
      for (long column = 0; column < Math.min(SHOWN_COLUMNS, columns); column++) {
        out.printf(Locale.ROOT, " %14.7g", values.at(row * columns + column));
      }
      out.println(columns > SHOWN_COLUMNS ? " ..." : "");
    }
  }

  private static String checked(long checkedRows, long rows) {
    return checkedRows == rows ? "all " + rows + " rows" : checkedRows + " of " + rows + " rows";
  }

  private void draw(PrintWriter out, Sample sample, Picture picture) throws IOException {
    Path file = folder.resolve("quern-" + sample.name() + ".png");
    out.println(
        "Picture: " + picture.write(file).map(reason -> "none, " + reason).orElse(file.toString()));
  }
}
