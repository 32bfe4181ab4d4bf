package io.github.quern.cli;

import io.github.quern.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** Runs the command in this JVM and keeps what it says. */
record Quern(int status, String out, String err) {
  static Quern run(String... arguments) {
    return runOn(Terminal.NONE, arguments);
  }

  static Quern runOn(Terminal terminal, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status = Main.execute(command(terminal, out, err), arguments);
    return new Quern(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** The command with other outputs, buffered and flushed like those of the JVM. */
  static CommandLine command(OutputStream out, OutputStream err) {
    return command(Terminal.NONE, out, err);
  }

  private static CommandLine command(Terminal terminal, OutputStream out, OutputStream err) {
    return Main.commandLine(terminal)
        .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
  }

  /** Runs it with options that are in force unless the further words give them too. */
  static Quern runWithDefaults(List<String> words, Map<String, String> defaults, String... more) {
    List<String> all = new ArrayList<>(words);
    defaults.forEach((option, value) -> {
      if (!Arrays.asList(more).contains(option)) {
        all.add(option);
        all.add(value);
      }
    });
    all.addAll(Arrays.asList(more));
    return run(all.toArray(String[]::new));
  }
}
