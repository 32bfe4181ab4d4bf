package io.github.quern.cli;

import io.github.quern.terminal.ProgressLine;
import java.util.function.LongConsumer;

/** Shows in a line how much of some files is read. */
final class MegabytesRead implements LongConsumer {
  /** What the line counts. */
  static final String UNIT = " MB";

  private static final long BYTES = 1_000_000;

  private final ProgressLine line;
  private final long all;
  private long done;

  /**
   * A line of nothing read.
   *
   * @param line where it is shown
   * @param all the bytes of all files
   */
  MegabytesRead(ProgressLine line, long all) {
    this.line = line;
    this.all = all;
  }

  @Override
  public void accept(long bytes) {
    done += bytes;
    line.at(done / BYTES, all / BYTES);
  }
}
