package io.github.quern.cli;

import io.github.quern.backend.BackendException;
import io.github.quern.terminal.Paint;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns exceptions into messages and exit statuses. */
final class Failures {
  private Failures() {}

  /** The command could not be understood. */
  static int wrongUse(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    PrintWriter err = command.getErr();
    Paint paint = Main.terminal(command.getCommandSpec()).paintErr();
    err.println(paint.bad("quern:") + " " + failure.getMessage());
    UnmatchedArgumentException.printSuggestions(failure, err);
    err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  /** The command was understood, but failed. */
  static int failed(Exception failure, CommandLine command, boolean stackTrace) {
    PrintWriter err = command.getErr();
    Paint paint = Main.terminal(command.getCommandSpec()).paintErr();
    boolean expected = isExpected(failure);
    String message =
        expected
            ? paint.carets(String.valueOf(failure.getMessage()))
            : "This is a fault of Quern's own, please report it: " + failure;
    err.println(paint.bad("quern:") + " " + message);
    if (stackTrace || !expected) {
      failure.printStackTrace(err);
    }
    err.flush();
    return command.getCommandSpec().exitCodeOnExecutionException();
  }

  private static boolean isExpected(Exception failure) {
    return (failure instanceof IllegalArgumentException || failure instanceof BackendException)
        && !(failure instanceof NumberFormatException);
  }
}
