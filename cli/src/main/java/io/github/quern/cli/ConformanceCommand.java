package io.github.quern.cli;

import io.github.quern.api.Engine;
import io.github.quern.cli.conformance.CaseFile;
import io.github.quern.cli.conformance.ConformanceCase;
import io.github.quern.cli.conformance.Outcome;
import io.github.quern.cli.conformance.Outcome.Status;
import io.github.quern.cli.conformance.Runner;
import io.github.quern.cli.conformance.Selection;
import io.github.quern.terminal.Paint;
import io.github.quern.terminal.ProgressLine;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

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

  @Mixin JsonOption output = new JsonOption();

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
    List<Outcome> outcomes = run(cases);
    if (output.json) {
      JsonOption.print(out, json(outcomes));
    } else {
      out.println(
          Arrays.stream(Status.values())
              .map(status -> count(outcomes, status) + " " + nameOf(status))
              .collect(Collectors.joining(", ")));
    }
    return count(outcomes, Status.FAILED) == 0 ? 0 : 1;
  }

  private List<Outcome> run(List<ConformanceCase> cases) {
    List<Outcome> outcomes = new ArrayList<>();
    try (Engine engine = backend.engine();
        ProgressLine progress = output.progress(spec, "Running", " cases")) {
      Runner runner = new Runner(engine, backend.call());
      for (ConformanceCase one : cases) {
        Outcome outcome = runner.run(one);
        outcomes.add(outcome);
        if (!output.json && outcome.status() != Status.PASSED) {
          progress.above(() -> print(outcome));
        }
        progress.at(outcomes.size(), cases.size());
      }
    }
    return outcomes;
  }

  private static long count(List<Outcome> outcomes, Status status) {
    return outcomes.stream().filter(outcome -> outcome.status() == status).count();
  }

  private static ObjectNode json(List<Outcome> outcomes) {
    ObjectNode json = JsonOption.object();
    for (Status status : Status.values()) {
      json.put(nameOf(status), count(outcomes, status));
    }
    ArrayNode cases = json.putArray("cases");
    for (Outcome outcome : outcomes) {
      cases
          .addObject()
          .put("id", outcome.id())
          .put("status", nameOf(outcome.status()))
          .put("detail", outcome.detail());
    }
    return json;
  }

  private static String nameOf(Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  private void print(Outcome outcome) {
    PrintWriter out = spec.commandLine().getOut();
    Paint paint = Main.terminal(spec).paintOut();
    String status = outcome.status().name();
    out.println(
        (outcome.status() == Status.FAILED ? paint.bad(status) : paint.doubtful(status))
            + " "
            + outcome.id()
            + ": "
            + outcome.detail());
    out.flush();
  }
}
