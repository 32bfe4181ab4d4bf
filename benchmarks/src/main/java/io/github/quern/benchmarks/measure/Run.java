package io.github.quern.benchmarks.measure;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;

/**
 * A process that ran to its end.
 *
 * @param status its exit status, -1 if it could not be started
 * @param output what it wrote, errors included
 */
public record Run(int status, String output) {
  /**
   * Runs a command.
   *
   * @param command the program and its arguments
   * @param environment variables to set besides those of this process
   */
  public static Run of(List<String> command, Map<String, String> environment) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
      return new Run(process.waitFor(), output);
    } catch (IOException failure) {
      return new Run(-1, String.valueOf(failure.getMessage()));
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new BenchmarkException("Interrupted: " + command, interruption);
    }
  }
}
