package io.github.quern.cli;

import io.github.quern.terminal.Terminal;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The {@code quern} command. */
@Command(
    name = "quern",
    description = "Kernel reductions over all pairs of points: KeOps formulas in pure Java.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      SampleCommand.class,
      RunCommand.class,
      ExplainCommand.class,
      DevicesCommand.class,
      ConformanceCommand.class,
      BenchCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  quern sample gaussian",
      "  quern run --help",
      "",
      "Exit status: 0 if all is well, 1 on failure, 2 if the command itself is wrong."
    })
public final class Main {
  private static final int HELP_WIDTH = 100;

  @Option(
      names = "--stacktrace",
      hidden = true,
      scope = ScopeType.INHERIT,
      description = "Show where in the program an error arose.")
  boolean stackTrace;

  private final Terminal terminal;

  private Main(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Runs the command and ends the JVM with its exit status. */
  public static void main(String[] arguments) {
    CommandLine command =
        commandLine(Terminal.ofThisJvm())
            .setOut(new PrintWriter(System.out, true, System.out.charset()))
            .setErr(new PrintWriter(System.err, true, System.err.charset()));
    System.exit(execute(command, arguments));
  }

  /** Executes a command; output that is lost, on a full disk say, is a failure too. */
  static int execute(CommandLine command, String... arguments) {
    int status = command.execute(arguments);
    // Also flushes.
    if (command.getOut().checkError() && status == 0) {
      command.getErr().println("quern: The output could not be written in full.");
      status = 1;
    }
    command.getErr().flush();
    return status;
  }

  /** What is known of the terminal that a command writes to. */
  static Terminal terminal(CommandSpec command) {
    return ((Main) command.root().userObject()).terminal;
  }

  /** The command with its handling of errors, ready to execute. */
  static CommandLine commandLine(Terminal terminal) {
    Main main = new Main(terminal);
    CommandLine commandLine = new CommandLine(main);
    commandLine.setColorScheme(
        CommandLine.Help.defaultColorScheme(terminal.paintOut().colours() ? Ansi.ON : Ansi.OFF));
    commandLine.setExpandAtFiles(false);
    commandLine.setUsageHelpWidth(HELP_WIDTH);
    commandLine.setParameterExceptionHandler(Failures::wrongUse);
    commandLine.setExecutionExceptionHandler(
        (failure, command, parsed) -> Failures.failed(failure, command, main.stackTrace));
    return commandLine;
  }
}
