package io.github.quern.cpu.parallel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.backend.Monitor;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Threads that wait for one another; the limit is there for when they do so forever. */
@Timeout(60)
class WorkersTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 16})
  void everyTaskRunsOnce(int threads) {
    try (Workers workers = new Workers(threads)) {
      for (int tasks : new int[] {0, 1, 2, 15, 16, 17, 1000}) {
        AtomicIntegerArray runs = new AtomicIntegerArray(tasks);
        workers.run(tasks, () -> task -> runs.incrementAndGet((int) task), Monitor.NONE);
        for (int task = 0; task < tasks; task++) {
          assertEquals(1, runs.get(task), "task " + task + " of " + tasks);
        }
      }
    }
  }

  @Test
  void allThreadsWorkAtOnce() {
    try (Workers workers = new Workers(4)) {
      CountDownLatch all = new CountDownLatch(4);
      workers.run(
          4,
          () ->
              task -> {
                all.countDown();
                // Ends only if four threads are here.
                awaitQuietly(all);
              },
          Monitor.NONE);
      assertEquals(0, all.getCount());
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void othersJoinOnlyWhenTheCallersTimeIsOver() {
    try (Workers workers = new Workers(3)) {
      Set<Thread> threads = ConcurrentHashMap.newKeySet();
      Supplier<LongConsumer> worker = () -> task -> threads.add(Thread.currentThread());

      workers.run(100, worker, Monitor.NONE, Long.MAX_VALUE);
      assertEquals(Set.of(Thread.currentThread()), threads);

      CountDownLatch all = new CountDownLatch(3);
      workers.run(
          4,
          () ->
              task -> {
                if (task > 0) {
                  all.countDown();
                  awaitQuietly(all);
                }
              },
          Monitor.NONE,
          1);
      assertEquals(0, all.getCount());
    }
  }

  @Test
  void eachThreadHasAWorkerOfItsOwn() {
    try (Workers workers = new Workers(3)) {
      Set<Object> made = ConcurrentHashMap.newKeySet();
      Set<Thread> threads = ConcurrentHashMap.newKeySet();
      workers.run(
          500,
          () -> {
            made.add(new Object());
            return task -> threads.add(Thread.currentThread());
          },
          Monitor.NONE);
      assertTrue(made.size() >= threads.size(), made.size() + " < " + threads.size());
      assertTrue(made.size() <= 3, made.size() + " workers");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void whatATaskThrowsReachesTheCallerAndWorkGoesOn(int threads) {
    try (Workers workers = new Workers(threads)) {
      IllegalStateException wrong = new IllegalStateException("task 5");
      AtomicLong after = new AtomicLong();
      assertSame(
          wrong,
          assertThrows(
              IllegalStateException.class,
              () -> workers.run(1000, () -> failingAt(5, wrong), Monitor.NONE)));
      workers.run(1000, () -> task -> after.incrementAndGet(), Monitor.NONE);
      assertEquals(1000, after.get());
    }
  }

  private static java.util.function.LongConsumer failingAt(long number, RuntimeException wrong) {
    return task -> {
      if (task == number) {
        throw wrong;
      }
    };
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void errorsReachTheCallerToo(int threads) {
    try (Workers workers = new Workers(threads)) {
      assertThrows(
          StackOverflowError.class,
          () ->
              workers.run(
                  100,
                  () -> {
                    throw new StackOverflowError();
                  },
                  Monitor.NONE));
    }
  }

  @Test
  void aFailedTaskStopsThoseNotStarted() {
    try (Workers workers = new Workers(1)) {
      AtomicLong last = new AtomicLong(-1);
      assertThrows(
          IllegalStateException.class,
          () ->
              workers.run(
                  100,
                  () ->
                      task -> {
                        last.set(task);
                        if (task == 3) {
                          throw new IllegalStateException();
                        }
                      },
                  Monitor.NONE));
      assertEquals(3, last.get());
    }
  }

  @Test
  void interruptedCallerGetsItsResultAndStaysInterrupted() {
    try (Workers workers = new Workers(2)) {
      AtomicLong done = new AtomicLong();
      Thread.currentThread().interrupt();
      workers.run(100, () -> task -> done.incrementAndGet(), Monitor.NONE);
      assertTrue(Thread.interrupted());
      assertEquals(100, done.get());
    }
  }

  /** Runs a task on both threads; that of the helper takes longer, and is noted when it ends. */
  private static void runWithSlowHelper(Workers workers, AtomicLong ended, Monitor monitor) {
    Thread caller = Thread.currentThread();
    CountDownLatch both = new CountDownLatch(2);
    workers.run(
        2,
        () ->
            task -> {
              both.countDown();
              while (both.getCount() > 0) {
                Thread.onSpinWait();
              }
              if (Thread.currentThread() != caller) {
                LockSupport.parkNanos(200_000_000);
                ended.incrementAndGet();
              }
            },
        monitor);
  }

  @Test
  void helpersHaveEndedWhenTheMonitorsFailureReachesTheCaller() {
    try (Workers workers = new Workers(2)) {
      IllegalStateException wrong = new IllegalStateException("idle");
      AtomicLong ended = new AtomicLong();
      Monitor monitor =
          new Monitor() {
            @Override
            public void advance(long pairs) {}

            @Override
            public void idle() {
              throw wrong;
            }
          };
      assertSame(
          wrong,
          assertThrows(
              IllegalStateException.class, () -> runWithSlowHelper(workers, ended, monitor)));
      assertEquals(1, ended.get());
    }
  }

  @Test
  void callerThatWaitsHearsOfItAndOfItsInterruption() {
    try (Workers workers = new Workers(2)) {
      AtomicLong ended = new AtomicLong();
      AtomicLong idle = new AtomicLong();
      AtomicLong interruptions = new AtomicLong();
      Monitor monitor =
          new Monitor() {
            @Override
            public void advance(long pairs) {}

            @Override
            public void idle() {
              idle.incrementAndGet();
            }

            @Override
            public void interrupted() {
              interruptions.incrementAndGet();
            }
          };
      Thread.currentThread().interrupt();
      runWithSlowHelper(workers, ended, monitor);
      assertTrue(Thread.interrupted());
      assertEquals(1, ended.get());
      assertEquals(1, interruptions.get());
      assertTrue(idle.get() >= 1, idle + " times idle");
    }
  }

  @Test
  void callersDoNotWaitForOneAnother() throws Exception {
    try (Workers workers = new Workers(2);
        ExecutorService other = Executors.newSingleThreadExecutor()) {
      CountDownLatch secondIsDone = new CountDownLatch(1);
      CountDownLatch firstHasBothThreads = new CountDownLatch(2);
      Future<?> first =
          other.submit(() ->
              workers.run(
                  2,
                  () ->
                      task -> {
                        firstHasBothThreads.countDown();
                        awaitQuietly(secondIsDone);
                      },
                  Monitor.NONE));
      firstHasBothThreads.await();
      AtomicLong done = new AtomicLong();
      // The only helper waits for this call to end, so this caller does all of it.
      workers.run(10, () -> task -> done.incrementAndGet(), Monitor.NONE);
      secondIsDone.countDown();
      first.get();
      assertEquals(10, done.get());
    }
  }

  @Test
  void noThreadsAreRefused() {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> new Workers(0));
    assertEquals("The number of threads must be positive: 0", refusal.getMessage());
  }
}
