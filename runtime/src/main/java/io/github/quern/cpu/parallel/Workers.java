package io.github.quern.cpu.parallel;

import io.github.quern.backend.Monitor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Threads that take numbered tasks from a shared counter. The calling thread works too, so that
 * many callers can share the threads without waiting for one another's tasks.
 */
public final class Workers implements AutoCloseable {
  /** How often a thread that waits for others says so. */
  private static final long IDLE_MILLISECONDS = 50;

  private final int threads;
  private final @Nullable ExecutorService helpers;

  /**
   * Starts no thread yet.
   *
   * @param threads how many threads work on one call, the caller's included; at least 1
   */
  public Workers(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("The number of threads must be positive: " + threads);
    }
    this.threads = threads;
    this.helpers =
        threads == 1 ? null : Executors.newFixedThreadPool(threads - 1, daemons("quern-"));
  }

  /**
   * Makes daemon threads with numbered names. The JDK's own factory of such counts by a variable
   * handle, for which a new JVM makes a dozen classes.
   *
   * @param prefix what names begin with
   */
  public static ThreadFactory daemons(String prefix) {
    AtomicInteger count = new AtomicInteger();
    return task ->
        Thread.ofPlatform()
            .daemon()
            .name(prefix.concat(Integer.toString(count.incrementAndGet())))
            .unstarted(task);
  }

  /** How many threads work on one call. */
  public int threads() {
    return threads;
  }

  /** The same in words, such as {@code 2 threads}. */
  public String describe() {
    return threads == 1 ? "1 thread" : threads + " threads";
  }

  /**
   * Runs tasks 0 … tasks - 1, each once, and returns when all are done.
   *
   * @param tasks how many
   * @param worker makes what one thread runs its tasks with
   * @param monitor hears that the calling thread waits, and of interruptions while it does
   * @throws RuntimeException what a task threw; tasks not started by then are left out
   */
  public void run(long tasks, Supplier<LongConsumer> worker, Monitor monitor) {
    run(tasks, worker, monitor, 0);
  }

  /**
   * The same where the caller works alone at first.
   *
   * @param tasks how many
   * @param worker makes what one thread runs its tasks with
   * @param monitor hears that the calling thread waits, and of interruptions while it does
   * @param alone after how many nanoseconds other threads join, once a task is done
   * @throws RuntimeException what a task threw; tasks not started by then are left out
   */
  void run(long tasks, Supplier<LongConsumer> worker, Monitor monitor, long alone) {
    Run run = new Run(tasks, worker, monitor);
    if (helpers != null) {
      if (alone > 0) {
        run.work(alone);
      }
      long wanted = Math.min(threads - 1L, run.left() - 1);
      for (long helper = 0; helper < wanted; helper++) {
        helpers.execute(run::help);
      }
    }
    run.work(Long.MAX_VALUE);
    run.awaitHelpers();
    run.rethrow();
  }

  @Override
  public void close() {
    if (helpers != null) {
      helpers.shutdown();
    }
  }

  /** The tasks of one call. */
  private static final class Run {
    private final long tasks;
    private final Supplier<LongConsumer> worker;
    private final Monitor monitor;
    private final AtomicLong next = new AtomicLong();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /** Helpers at work. */
    private int active;

    /** Whether helpers that have not begun are too late: they may still be busy elsewhere. */
    private boolean over;

    Run(long tasks, Supplier<LongConsumer> worker, Monitor monitor) {
      this.tasks = tasks;
      this.worker = worker;
      this.monitor = monitor;
    }

    /** How many tasks no thread has taken yet. */
    long left() {
      return Math.max(0, tasks - next.get());
    }

    /** Takes tasks until none is left, or until the time is over: nanoseconds. */
    void work(long time) {
      if (left() == 0) {
        return;
      }
      long start = System.nanoTime();
      try {
        LongConsumer body = worker.get();
        do {
          long task = next.getAndIncrement();
          if (task >= tasks) {
            return;
          }
          body.accept(task);
        } while (System.nanoTime() - start < time);
      } catch (RuntimeException | Error e) {
        fail(e);
      }
    }

    private void fail(Throwable thrown) {
      next.set(tasks);
      failure.compareAndSet(null, thrown);
    }

    void help() {
      synchronized (this) {
        if (over) {
          return;
        }
        active++;
      }
      work(Long.MAX_VALUE);
      synchronized (this) {
        active--;
        notifyAll();
      }
    }

    /**
     * Returns when no helper is at work, also to a thread that is interrupted or whose monitor
     * fails: until then, helpers write to the caller's results.
     */
    void awaitHelpers() {
      boolean interrupted = false;
      boolean busy = true;
      while (busy) {
        try {
          busy = pause();
          if (busy) {
            monitor.idle();
          }
        } catch (InterruptedException e) {
          interrupted = true;
          monitor.interrupted();
        } catch (RuntimeException | Error e) {
          fail(e);
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }

    /** Waits a moment for the helpers; whether some are still at work. */
    @SuppressWarnings("WaitNotInLoop") // The caller loops.
    private synchronized boolean pause() throws InterruptedException {
      over = true;
      if (active > 0) {
        wait(IDLE_MILLISECONDS);
      }
      return active > 0;
    }

    void rethrow() {
      Throwable thrown = failure.get();
      if (thrown instanceof Error error) {
        throw error;
      }
      if (thrown instanceof RuntimeException exception) {
        throw exception;
      }
    }
  }
}
