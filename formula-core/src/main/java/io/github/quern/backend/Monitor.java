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

  /** Whether {@link #deviceTime} wants to be called, which may slow a call down. */
  default boolean wantsDeviceTime() {
    return false;
  }

  /**
   * Notes how long a device computed, by its own clock, transfers not included. Called for each
   * piece of the work by tiers that have devices with clocks, if that is {@linkplain
   * #wantsDeviceTime wanted}.
   *
   * @param nanoseconds the time for a piece
   */
  default void deviceTime(long nanoseconds) {}
}
