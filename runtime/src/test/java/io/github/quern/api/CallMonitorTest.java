package io.github.quern.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.data.DType;
import io.github.quern.data.Ranges;
import io.github.quern.data.Shape;
import io.github.quern.data.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Progress of calls and their cancellation. */
@Timeout(60)
class CallMonitorTest {
  private static final CallOptions SCALAR = CallOptions.DEFAULT.withBackend("scalar");

  private static Genred genred(Engine engine) {
    return Genred.of("Exp(-Square(X - Y))")
        .aliases("X = Vi(1)", "Y = Vj(1)")
        .axis(1)
        .engine(engine)
        .build();
  }

  private static Tensor column(long rows) {
    return Tensor.zeros(DType.FLOAT32, Shape.of(rows, 1));
  }

  /** What a listener heard, and the thread that told it. */
  private record Note(long done, long total, Thread thread) {}

  @ParameterizedTest
  @CsvSource({"1, 20000, 3000", "4, 20000, 3000", "4, 3, 8000000"})
  void progressRisesToTheTotalOnTheCallersThread(int threads, int m, int n) {
    try (Engine engine = Engine.create(threads)) {
      // However fast the machine is: a call that is over too soon is made four times as long.
      int columns = n;
      while (notesOfOneCall(engine, m, columns).size() == 1) {
        columns = Math.multiplyExact(4, columns);
      }
    }
  }

  private static List<Note> notesOfOneCall(Engine engine, int m, int n) {
    List<Note> notes = new ArrayList<>();
    long start = System.nanoTime();
    genred(engine)
        .call(
            SCALAR.withProgress(
                (done, total) -> notes.add(new Note(done, total, Thread.currentThread()))),
            column(m),
            column(n));
    long milliseconds = (System.nanoTime() - start) / 1_000_000;
    for (Note note : notes) {
      assertEquals((long) m * n, note.total());
      assertSame(Thread.currentThread(), note.thread());
    }
    for (int k = 1; k < notes.size(); k++) {
      assertTrue(notes.get(k - 1).done() <= notes.get(k).done());
    }
    assertEquals((long) m * n, notes.getLast().done());
    assertEquals(1, notes.stream().filter(note -> note.done() == note.total()).count());
    assertTrue(notes.size() <= 2 + milliseconds / 50, notes.size() + " notes in " + milliseconds);
    return notes;
  }

  @ParameterizedTest
  @CsvSource({"0, 5", "5, 0", "1, 1"})
  void shortCallsTellOfTheirEnd(int m, int n) {
    List<Note> notes = new ArrayList<>();
    genred(Engine.shared())
        .call(
            SCALAR.withProgress(
                (done, total) -> notes.add(new Note(done, total, Thread.currentThread()))),
            column(m),
            column(n));
    assertEquals(List.of(new Note((long) m * n, (long) m * n, Thread.currentThread())), notes);
  }

  @Test
  void pairsOfRangesAndBatchesAreCounted() {
    List<Long> totals = new ArrayList<>();
    CallOptions options = SCALAR.withProgress((done, total) -> totals.add(total));
    Ranges ranges =
        Ranges.overJ(new long[][] {{2, 7}}, new long[] {2}, new long[][] {{0, 3}, {1, 3}});
    genred(Engine.shared()).call(options.withRanges(ranges), column(10), column(5));
    genred(Engine.shared())
        .call(
            options,
            Tensor.zeros(DType.FLOAT32, Shape.of(4, 10, 1)),
            Tensor.zeros(DType.FLOAT32, Shape.of(1, 5, 1)));
    assertEquals(List.of(25L, 200L), totals);
  }

  /** A call of hours, on a thread that can be interrupted. */
  private static final class LongCall {
    final CountDownLatch started = new CountDownLatch(1);
    final Thread thread;
    private final Tensor out = column(4);
    private volatile Throwable thrown = new AssertionError("nothing was thrown");
    private volatile boolean interrupted;

    LongCall(Engine engine, long rows, long columns) {
      Tensor x = column(1);
      thread =
          new Thread(() -> {
            try {
              genredOfParameters(engine)
                  .call(
                      SCALAR
                          .withRanges(endless(columns))
                          .withOut(out)
                          .withProgress((done, total) -> started.countDown()),
                      column(4),
                      column(rows),
                      Tensor.of(x.segment(), DType.FLOAT32, 1));
            } catch (RuntimeException e) {
              thrown = e;
              interrupted = Thread.currentThread().isInterrupted();
            }
          });
    }

    private static Genred genredOfParameters(Engine engine) {
      return Genred.of("Exp(-Square(X - Y)) * P")
          .aliases("X = Vi(1)", "Y = Vj(1)", "P = Pm(1)")
          .axis(1)
          .engine(engine)
          .build();
    }

    /** Four rows in blocks of their own, over all columns again and again. */
    private static Ranges endless(long columns) {
      int times = 100_000;
      long[][] rows = {{0, 1}, {1, 2}, {2, 3}, {3, 4}};
      long[] slices = {times, times + 1, times + 2, times + 3};
      long[][] reduced = new long[times + 3][];
      java.util.Arrays.fill(reduced, new long[] {0, columns});
      return Ranges.overJ(rows, slices, reduced);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void interruptionEndsALongCall(int threads) throws Exception {
    try (Engine engine = Engine.create(threads)) {
      LongCall call = new LongCall(engine, 100_000, 100_000);
      call.thread.start();
      call.started.await();
      assertTrue(call.thread.isAlive());
      long start = System.nanoTime();
      call.thread.interrupt();
      call.thread.join();
      long milliseconds = (System.nanoTime() - start) / 1_000_000;
      // Some milliseconds as a rule; the call itself would take hours.
      assertTrue(milliseconds < 10_000, milliseconds + " ms");
      assertEquals(CancellationException.class, call.thrown.getClass());
      assertEquals(
          "The call was stopped since its thread was interrupted; nothing of its result is valid.",
          call.thrown.getMessage());
      assertTrue(call.interrupted);
      for (int row = 0; row < 4; row++) {
        assertTrue(Double.isNaN(call.out.at(row)));
      }
      assertHelpersAreIdle();
    }
  }

  private static void assertHelpersAreIdle() {
    long busy =
        Thread.getAllStackTraces().entrySet().stream()
            .filter(entry -> entry.getKey().getName().startsWith("quern-"))
            .filter(entry -> entry.getKey().getState() == Thread.State.RUNNABLE)
            .filter(entry -> List.of(entry.getValue()).toString().contains("TiledKernel"))
            .count();
    assertEquals(0, busy);
  }

  @Test
  void otherCallersAreNotAffected() throws Exception {
    try (Engine engine = Engine.create(3);
        ExecutorService executor = Executors.newSingleThreadExecutor()) {
      LongCall call = new LongCall(engine, 100_000, 100_000);
      call.thread.start();
      call.started.await();
      Future<Tensor> other =
          executor.submit(() -> genred(engine).call(SCALAR, column(20_000), column(10_000)));
      call.thread.interrupt();
      call.thread.join();
      assertEquals(CancellationException.class, call.thrown.getClass());
      Tensor result = other.get();
      for (long row = 0; row < 20_000; row++) {
        assertEquals(10_000, result.at(row));
      }
    }
  }

  @Test
  void threadThatIsInterruptedBeforeIsStoppedAtOnce() {
    Thread.currentThread().interrupt();
    assertThrows(
        CancellationException.class,
        () -> genred(Engine.shared()).call(SCALAR, column(20_000), column(20_000)));
    assertTrue(Thread.interrupted());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void listenerThatThrowsEndsTheCall(int threads) {
    try (Engine engine = Engine.create(threads)) {
      IllegalStateException wrong = new IllegalStateException("listener");
      Tensor out = column(20_000);
      CallOptions options =
          SCALAR
              .withOut(out)
              .withProgress((done, total) -> {
                assertFalse(done == total, "the call went on to its end");
                throw wrong;
              });
      assertSame(
          wrong,
          assertThrows(
              IllegalStateException.class,
              () -> genred(engine).call(options, column(20_000), column(1_000_000))));
      assertTrue(Double.isNaN(out.at(19_999)));
      assertHelpersAreIdle();
    }
  }
}
