package io.github.quern.benchmarks.measure;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;

/**
 * A process that ran to its end.
 *
 * @param status its exit status
 * @param output what it wrote, errors included
 */
record Run(int status, String output) {
  /**
   * Runs a command.
   *
   * @throws IOException if it cannot be started
   */
  static Run of(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
    try {
      return new Run(process.waitFor(), output);
    } catch (InterruptedException interruption) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("The command was interrupted: " + command, interruption);
    }
  }
}
