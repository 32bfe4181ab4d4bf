package io.github.quern.api;

import io.github.quern.backend.Monitor;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.LongAdder;

/** Tells a listener of the progress of a call, and stops it when its thread is interrupted. */
final class CallMonitor implements Monitor {
  /** How often the listener hears of progress at most. */
  private static final long NANOSECONDS_BETWEEN_NOTES = 50_000_000;

  private final Thread caller = Thread.currentThread();
  private final ProgressListener listener;
  private final long total;
  private final LongAdder done = new LongAdder();
  private volatile boolean interrupted;
  private long lastNote = System.nanoTime();

  CallMonitor(ProgressListener listener, long total) {
    this.listener = listener;
    this.total = total;
  }

  @Override
  public void advance(long pairs) {
    done.add(pairs);
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
      listener.progress(Math.min(done.sum(), Math.max(0, total - 1)), total);
    }
  }

  /** Notes that all is done. */
  void end() {
    listener.progress(total, total);
  }
}
