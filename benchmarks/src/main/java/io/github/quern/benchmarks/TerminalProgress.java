package io.github.quern.benchmarks;

import io.github.quern.benchmarks.measure.Progress;
import io.github.quern.terminal.LastLine;
import java.util.Locale;

/**
 * Shows on one line of a terminal what is measured. How much there is in all is not known: what
 * takes too long is left out.
 *
 * @param line where
 * @param start when the run began, as {@link System#nanoTime} gives it
 */
record TerminalProgress(LastLine line, long start) implements Progress {
  private static final double SECONDS_PER_NANO = 1e-9;

  @Override
  public void next(String description) {
    double seconds = (System.nanoTime() - start) * SECONDS_PER_NANO;
    line.show(String.format(Locale.ROOT, "%4.0f s  %s", seconds, description));
  }

  @Override
  public void end() {
    line.clear();
  }
}
