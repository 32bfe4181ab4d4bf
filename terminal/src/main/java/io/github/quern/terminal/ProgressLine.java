package io.github.quern.terminal;

import java.io.PrintWriter;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Shows in the last line of a terminal how far long work is, and makes the line empty in the end.
 * Shows nothing where there is no terminal, and nothing of work that is done soon. For one thread.
 */
public final class ProgressLine implements AutoCloseable {
  /** Nobody wants to see shorter work. */
  static final Duration PATIENCE = Duration.ofMillis(500);

  private static final int INTERVAL_MILLIS = 100;

  private final boolean shown;
  private final LastLine line;
  private final String task;
  private final String unit;
  private final Duration patience;
  private final long start = System.nanoTime();
  private @Nullable ProgressBar bar;

  /**
   * A line that is not shown yet.
   *
   * @param terminal whether there is a terminal
   * @param err standard error
   * @param task what is done, such as {@code Computing}
   * @param unit what is counted, with a leading space, such as {@code " cases"}
   */
  public ProgressLine(Terminal terminal, PrintWriter err, String task, String unit) {
    this(terminal.showsProgress(), err, task, unit, PATIENCE);
  }

  ProgressLine(boolean shown, PrintWriter err, String task, String unit, Duration patience) {
    this.shown = shown;
    this.line = new LastLine(err);
    this.task = task;
    this.unit = unit;
    this.patience = patience;
  }

  /**
   * Notes how far the work is.
   *
   * @param done how many are done
   * @param total how many there are
   */
  public void at(long done, long total) {
    if (bar == null && shown && done < total && hasLasted()) {
      bar = begin();
    }
    if (bar != null) {
      bar.maxHint(total).stepTo(done);
    }
  }

  /**
   * Writes to standard output, which may be on the same terminal, in place of the line; that
   * follows below.
   *
   * @param writing prints whole lines
   */
  public void above(Runnable writing) {
    if (bar == null) {
      writing.run();
      return;
    }
    line.above(writing);
  }

  private boolean hasLasted() {
    return System.nanoTime() - start >= patience.toNanos();
  }

  private ProgressBar begin() {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setUnit(unit, 1)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(INTERVAL_MILLIS)
        .startsFrom(0, Duration.ofNanos(System.nanoTime() - start))
        .setConsumer(new Consumer(line))
        .build();
  }

  @Override
  public void close() {
    if (bar != null) {
      // Waits for the library's thread, which writes once more.
      bar.close();
      bar = null;
      line.clear();
    }
  }

  /** Where the library writes. */
  private record Consumer(LastLine line) implements ProgressBarConsumer {
    @Override
    public int getMaxRenderedLength() {
      return LastLine.WIDTH;
    }

    @Override
    public void accept(String rendered) {
      line.show(rendered);
    }

    @Override
    public void close() {}
  }
}
