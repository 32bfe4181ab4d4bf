package io.github.quern.api;

import io.github.quern.backend.Monitor;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Tells a listener of the progress of a call, and stops it when its thread is interrupted. */
final class CallMonitor implements Monitor {
  /** How often the listener hears of progress at most. */
  private static final long NANOSECONDS_BETWEEN_NOTES = 50_000_000;

  private final Thread caller = Thread.currentThread();
  private final ProgressListener listener;
  private final long total;
  private final LongAdder done = new LongAdder();
  private volatile boolean interrupted;

  /** What the listener threw; it stops the call. */
  private volatile @Nullable Throwable failure;

  private long lastNote = System.nanoTime();

  CallMonitor(ProgressListener listener, long total) {
    this.listener = listener;
    this.total = total;
  }

  @Override
  public void advance(long pairs) {
    done.add(pairs);
    rethrow(failure);
    if (interrupted || caller.isInterrupted()) {
      throw new CancellationException(
          "The call was stopped since its thread was interrupted; nothing of its result is valid.");
    }
    if (Thread.currentThread() == caller) {
      idle();
    }
  }

  @Override
  public void interrupted() {
    interrupted = true;
  }

  @Override
  public void idle() {
    long now = System.nanoTime();
    if (now - lastNote >= NANOSECONDS_BETWEEN_NOTES) {
      lastNote = now;
      // The last note is that of the end.
      note(Math.min(done.sum(), Math.max(0, total - 1)));
    }
  }

  @Override
  public boolean wantsDeviceTime() {
    return listener.wantsDeviceTime();
  }

  @Override
  public void deviceTime(long nanoseconds) {
    listener.deviceTime(nanoseconds);
  }

  private void note(long pairs) {
    try {
      listener.progress(pairs, total);
    } catch (RuntimeException | Error e) {
      failure = e;
      throw e;
    }
  }

  /** Throws what the listener threw, so that the other threads of the call stop as well. */
  private static void rethrow(@Nullable Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    }
  }

  /** Notes that all is done. */
  void end() {
    note(total);
  }
}
