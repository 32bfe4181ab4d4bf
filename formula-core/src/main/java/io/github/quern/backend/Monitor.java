package io.github.quern.backend;

/**
 * Watches over a call: hears of its progress, and may stop it. Its methods are called by any thread
 * that works on the call.
 */
public interface Monitor {
  /** Hears nothing and stops nothing. */
  Monitor NONE = pairs -> {};

  /**
   * Notes that a piece of the work is done. Backends call it every few milliseconds of work.
   *
   * @param pairs the number of pairs (row, column) done since the last note
   * @throws java.util.concurrent.CancellationException if the call is to stop
   */
  void advance(long pairs);

  /** Notes that the calling thread was interrupted while it waited for others. */
  default void interrupted() {}

  /** Notes that the calling thread waits for others. */
  default void idle() {}
}
