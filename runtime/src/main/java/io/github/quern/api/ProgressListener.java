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
}
