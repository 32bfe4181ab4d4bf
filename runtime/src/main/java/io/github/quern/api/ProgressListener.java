package io.github.quern.api;

/** Hears how far a call is. */
@FunctionalInterface
public interface ProgressListener {
  /** Hears nothing. */
  ProgressListener NONE = (done, total) -> {};

  /**
   * Notes progress. Called by the thread that made the call, every 50 milliseconds or less often
   * while it lasts, and once at its end with {@code done} equal to {@code total}.
   *
   * @param done the number of pairs (i, j) that are done; never falls
   * @param total the number of pairs of the whole call
   */
  void progress(long done, long total);

  /** Whether {@link #deviceTime} wants to be called, which may slow a call down. */
  default boolean wantsDeviceTime() {
    return false;
  }

  /**
   * Notes how long a device computed for a part of the call, by its own clock; transfers are not
   * included. Only the tier {@code tornado} has devices with clocks. Called by the thread that made
   * the call, once for each launch of a kernel, if that is {@linkplain #wantsDeviceTime wanted}.
   *
   * @param nanoseconds the time for that part
   */
  default void deviceTime(long nanoseconds) {}
}
