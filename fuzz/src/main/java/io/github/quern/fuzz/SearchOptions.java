package io.github.quern.fuzz;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of searches by coverage. */
final class SearchOptions {
  @Option(
      names = "--minutes",
      paramLabel = "N",
      description = "How long; default: ${DEFAULT-VALUE}.")
  long minutes = 10;

  @Option(
      names = "--input",
      paramLabel = "FILE",
      description = "Runs one input, such as a finding, instead of searching.")
  Optional<Path> input = Optional.empty();

  @Spec(Spec.Target.MIXEE)
  CommandSpec spec = CommandSpec.create();

  SearchOptions() {}

  /** Tells of findings; the command's exit status. */
  int report(List<Path> findings) {
    var out = spec.commandLine().getOut();
    String command = spec.name();
    for (Path finding : findings) {
      out.println("scripts/fuzz " + command + " --input " + finding);
    }
    out.println(findings.size() + " findings.");
    out.flush();
    return findings.isEmpty() ? 0 : 1;
  }
}
