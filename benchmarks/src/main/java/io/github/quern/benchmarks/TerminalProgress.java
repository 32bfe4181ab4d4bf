package io.github.quern.benchmarks;

import io.github.quern.benchmarks.measure.Progress;
import java.io.PrintStream;
import java.util.Locale;

/**
 * Shows on one line of a terminal what is measured.
 *
 * @param terminal where
 * @param start when the run began, as {@link System#nanoTime} gives it
 */
record TerminalProgress(PrintStream terminal, long start) implements Progress {
  /** Goes to the start of the line and makes it empty. */
  private static final String CLEAR_LINE = "\r\u001b[K";

  private static final double SECONDS_PER_NANO = 1e-9;

  @Override
  public void next(String description) {
    double seconds = (System.nanoTime() - start) * SECONDS_PER_NANO;
    terminal.printf(Locale.ROOT, "%s%4.0f s  %s", CLEAR_LINE, seconds, description);
    terminal.flush();
  }

  @Override
  public void end() {
    terminal.print(CLEAR_LINE);
    terminal.flush();
  }
}
