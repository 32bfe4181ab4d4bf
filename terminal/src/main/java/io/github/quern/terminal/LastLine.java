package io.github.quern.terminal;

import java.io.PrintWriter;

/**
 * The line of a terminal where the cursor is, which is written again and again. For several
 * threads.
 *
 * @param err standard error, which is shown on the terminal
 */
public record LastLine(PrintWriter err) {
  /** One less than the narrowest usual terminal, whose last column would break the line. */
  static final int WIDTH = 79;

  /** Goes to the start of the line and makes it empty. */
  private static final String CLEAR = "\r\u001b[K";

  /** Shows a text in place of what the line had, as far as it fits. */
  public void show(String text) {
    synchronized (err) {
      err.print(CLEAR + text.substring(0, Math.min(text.length(), WIDTH)));
      err.flush();
    }
  }

  /** Makes the line empty. */
  public void clear() {
    show("");
  }

  /**
   * Writes to standard output, which may be on the same terminal, in place of the line.
   *
   * @param writing prints whole lines
   */
  void above(Runnable writing) {
    synchronized (err) {
      clear();
      writing.run();
    }
  }
}
