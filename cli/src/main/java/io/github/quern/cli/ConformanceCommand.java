package io.github.quern.cli;

import io.github.quern.api.Engine;
import io.github.quern.cli.conformance.CaseFile;
import io.github.quern.cli.conformance.ConformanceCase;
import io.github.quern.cli.conformance.Outcome;
import io.github.quern.cli.conformance.Outcome.Status;
import io.github.quern.cli.conformance.Runner;
import io.github.quern.cli.conformance.Selection;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code quern conformance}: cases with known results. */
@Command(
    name = "conformance",
    description =
        "Runs the cases of all JSON files in a folder and prints those that fail, with the first"
            + " entry that differs, and those that the tier cannot run by nature.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "Examples:",
      "  quern conformance cases --backend scalar",
      "  quern conformance cases --only 'arithmetic/*' --only '!*-float32'"
    })
final class ConformanceCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "The folder; every .json file in it counts.")
  Path folder = Path.of("");

  @Option(
      names = "--only",
      paramLabel = "GLOB",
      description =
          "Runs only cases whose id matches; * stands for any characters, a leading ! excludes. May"
              + " be given several times.")
  List<String> only = new ArrayList<>();

  @Mixin BackendOptions backend = new BackendOptions();

  @Spec CommandSpec spec = CommandSpec.create();

  ConformanceCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Selection selection = new Selection(only);
    List<ConformanceCase> cases =
        CaseFile.readFolder(folder).stream().filter(one -> selection.includes(one.id())).toList();
    if (cases.isEmpty()) {
      throw new IllegalArgumentException("No case has an id that --only selects.");
    }
    Map<Status, Integer> counts = new EnumMap<>(Status.class);
    try (Engine engine = backend.engine()) {
      Runner runner = new Runner(engine, backend.call());
      for (ConformanceCase one : cases) {
        Outcome outcome = runner.run(one);
        counts.merge(outcome.status(), 1, Integer::sum);
        if (outcome.status() != Status.PASSED) {
          out.println(outcome.status() + " " + outcome.id() + ": " + outcome.detail());
        }
      }
    }
    int failed = counts.getOrDefault(Status.FAILED, 0);
    out.println(
        counts.getOrDefault(Status.PASSED, 0)
            + " passed, "
            + failed
            + " failed, "
            + counts.getOrDefault(Status.SKIPPED, 0)
            + " skipped");
    return failed == 0 ? 0 : 1;
  }
}
