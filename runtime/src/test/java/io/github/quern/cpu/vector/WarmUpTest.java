package io.github.quern.cpu.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.backend.KernelSpec;
import io.github.quern.cpu.parallel.SeveralTiles;
import io.github.quern.cpu.vector.RecordedTile.Call;
import io.github.quern.ir.Precision;
import io.github.quern.testing.Programs;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class WarmUpTest {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final WarmUp warmUp =
      new WarmUp(
          new KernelSpec(Programs.sum("X*Y", 1, "X = Vi(1)", "Y = Vj(1)"), Precision.FLOAT32));

  /** Plain code, which takes a tenth of a millisecond. */
  private static Slow plain() {
    return new Slow(100_000, Integer.MAX_VALUE);
  }

  /** Code that takes a while for each call that computes something, up to some number of calls. */
  private static final class Slow extends RecordedTile {
    private final long nanos;
    private final int slowCalls;

    Slow(long nanos, int slowCalls) {
      this.nanos = nanos;
      this.slowCalls = slowCalls;
    }

    @Override
    public void tile(
        Object[] inputs,
        int[] offsets,
        Object[] state,
        int rows,
        int columns,
        long firstRow,
        long firstColumn) {
      super.tile(inputs, offsets, state, rows, columns, firstRow, firstColumn);
      if (rows > 0 && calls().size() <= slowCalls) {
        LockSupport.parkNanos(nanos);
      }
    }
  }

  @Test
  void codeThatBecomesFastIsFoundToBe() throws InterruptedException {
    Slow vector = new Slow(3_000_000, 2_000);
    assertTrue(warmUp.speedup(vector, plain(), 2, LIMIT) >= 2);
    assertTrue(vector.calls().size() > 2_000, () -> vector.calls().size() + " calls");
  }

  /** HotSpot leaves out branches that it has not seen taken. */
  @Test
  void fullAndPartialStripsAreSeen() throws InterruptedException {
    Slow vector = new Slow(3_000_000, 2_000);
    assertTrue(warmUp.speedup(vector, plain(), 1, LIMIT) >= 1);
    assertTrue(vector.calls().stream().limit(2_000).anyMatch(call -> call.rows() == 1));
    assertTrue(vector.calls().stream().limit(2_000).anyMatch(call -> call.rows() >= 64));
  }

  @Test
  void codeThatStaysSlowIsGivenUp() throws InterruptedException {
    Slow vector = new Slow(3_000_000, Integer.MAX_VALUE);
    assertTrue(warmUp.speedup(vector, plain(), 1, Duration.ofMillis(200)) < 0.2);
  }

  @Test
  void codeThatStaysBelowItsPromiseIsGivenUpToo() throws InterruptedException {
    Slow vector = new Slow(1_000_000, Integer.MAX_VALUE);
    double speedup =
        warmUp.speedup(vector, new Slow(2_000_000, Integer.MAX_VALUE), 10, Duration.ofMillis(200));
    assertTrue(speedup > 1 && speedup < 10, () -> "speedup " + speedup);
  }

  @Test
  void anInterruptedThreadGivesUp() {
    Thread.currentThread().interrupt();
    assertThrows(
        InterruptedException.class,
        () -> warmUp.speedup(new Slow(3_000_000, Integer.MAX_VALUE), plain(), 1, LIMIT));
    assertFalse(Thread.interrupted());
  }

  @Test
  void announcingComputesNothing() {
    RecordedTile plain = new RecordedTile();
    warmUp.announce(plain);
    assertFalse(plain.calls().isEmpty());
    assertEquals(
        plain.calls().size(), plain.calls().stream().filter(new Call(0, 0)::equals).count());
  }

  @Test
  void allTilesThatTakeTurnsAreComparedInBothWays() throws InterruptedException {
    int[] transposed = new int[1];
    SeveralTiles vector =
        new SeveralTiles(
            16,
            Optional.of((source, offset, target, numbers) -> transposed[0] += numbers),
            (inputs, offsets, states, rows, columns, firstRow, firstColumn) -> {
              assertEquals(16, states.length);
              LockSupport.parkNanos(rows == 0 ? 0 : 400_000);
            });
    // One tile takes a quarter of the time of sixteen at once.
    SeveralTiles plain =
        SeveralTiles.one((inputs, offsets, states, rows, columns, firstRow, firstColumn) -> {
          assertEquals(1, states.length);
          LockSupport.parkNanos(rows == 0 ? 0 : 100_000);
        });
    assertTrue(warmUp.speedup(vector, plain, plain(), 2, LIMIT) >= 2);
    assertTrue(transposed[0] > 0);
  }
}
