package io.github.quern.cli;

import io.github.quern.api.Engine;
import io.github.quern.samples.Sample;
import io.github.quern.samples.SampleResult;
import io.github.quern.samples.Samples;
import io.github.quern.samples.measure.Measurement;
import io.github.quern.samples.measure.Stopwatch;
import io.github.quern.terminal.ProgressLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** {@code quern sample}: one of the samples. */
@Command(
    name = "sample",
    description = {
      "Runs a sample and times its reduction on each tier that is there, or lists all of them."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {"", "Examples:", "  quern sample", "  quern sample gaussian --backend scalar --json"})
final class SampleCommand implements Callable<Integer> {
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

  @Mixin JsonOption output = new JsonOption();

  @Spec CommandSpec spec = CommandSpec.create();

  SampleCommand() {}

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (name == null) {
      list(out);
    } else {
      run(out, find(name));
    }
    return 0;
  }

  private void list(PrintWriter out) {
    if (output.json) {
      ObjectNode json = JsonOption.object();
      Samples.all().forEach(sample -> json.withArray("samples").add(SampleJson.of(sample)));
      JsonOption.print(out, json);
      return;
    }
    out.println("Samples:");
    for (Sample sample : Samples.all()) {
      out.printf("  %-20s %s%n", sample.name(), sample.summary());
    }
  }

  private void run(PrintWriter out, Sample sample) throws IOException {
    try (Engine engine = backend.engine()) {
      SampleResult result = found(engine, sample);
      if (output.json) {
        ObjectNode json = SampleJson.of(sample, result, measure(engine, result));
        draw(sample, result).ifPresent(place -> json.put("picture", place));
        JsonOption.print(out, json);
        return;
      }
      out.println("Sample " + sample.name() + ": " + sample.summary());
      result.found().forEach(out::println);
      out.flush();
      SampleReport.print(out, measure(engine, result));
      draw(sample, result).ifPresent(place -> out.println("Picture: " + place));
    }
  }

  private SampleResult found(Engine engine, Sample sample) {
    try (ProgressLine progress = output.progress(spec, "Computing", " steps")) {
      return sample.run(engine, backend.call(), progress::at);
    }
  }

  private Measurement measure(Engine engine, SampleResult result) {
    try (ProgressLine progress = output.progress(spec, "Measuring", " s")) {
      return Stopwatch.DEFAULT.measure(
          result.work(), backend.call(), engine.threads(), progress::at);
    }
  }

  /** Draws the picture, if there is one, and says where it is, or why this Java has none. */
  private Optional<String> draw(Sample sample, SampleResult result) throws IOException {
    if (result.picture().isEmpty()) {
      return Optional.empty();
    }
    Path file = folder.resolve("quern-" + sample.name() + ".png");
    Optional<String> problem = result.picture().get().write(file);
    return Optional.of(problem.map(reason -> "none, " + reason).orElse(file.toString()));
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
}
