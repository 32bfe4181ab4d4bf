package io.github.quern.fuzz;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command behind {@code scripts/fuzz}. */
@Command(
    name = "fuzz",
    description = "Looks for faults by random input.",
    mixinStandardHelpOptions = true,
    subcommands = {FormulasCommand.class, ParserCommand.class, ReadersCommand.class},
    footer = {
      "",
      "Examples:",
      "  scripts/fuzz formulas --count 1000000 --seed 1 --minutes 60",
      "  scripts/fuzz parser --minutes 20",
      "  scripts/fuzz readers --minutes 20",
      "",
      "Exit status: 0 if nothing was found, 1 if something was, 2 if the command itself is wrong."
    })
public final class Main {
  private static final int HELP_WIDTH = 100;

  private Main() {}

  /** Runs the command and ends the JVM with its exit status. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** The command, ready to execute. */
  static CommandLine commandLine() {
    return new CommandLine(new Main()).setUsageHelpWidth(HELP_WIDTH);
  }
}
