package io.github.quern.cpu.vector;

import io.github.quern.backend.KernelSpec;
import io.github.quern.backend.Storage;
import io.github.quern.cpu.parallel.Numbers;
import io.github.quern.cpu.parallel.TileCode;
import io.github.quern.ir.Array;
import io.github.quern.ir.Input;
import io.github.quern.ir.Precision;
import io.github.quern.ir.Program;
import java.util.concurrent.TimeUnit;

/**
 * Runs vector code on zeros until HotSpot has compiled it, which it does to what has been called
 * often: before that, each vector operation is a call that allocates its result, a thousand times
 * as slow.
 *
 * <p>What takes long is not to call it but to have it compiled: all methods of the Vector API that
 * it calls grow hot too, and the more of them wait for the compiler, the more calls HotSpot wants
 * to see of each. So few calls compute anything, and there are pauses, in which compiler and
 * workers have the processors.
 */
final class WarmUp {
  private static final int ROWS = 64;
  private static final int COLUMNS = 128;

  /**
   * Calls of a batch that compute something, after which it is seen how fast the code is. All but
   * one are for a single row: HotSpot leaves out branches that it has not seen taken, so it must
   * see a strip of rows that is full and one that is not.
   */
  private static final int CALLS = 4;

  /**
   * Calls that compute nothing, for each that does. HotSpot counts calls and rounds of loops; were
   * there many rounds to a call, it would first compile one entry after another for calls that are
   * inside a loop, which nobody needs.
   */
  private static final int EMPTY_CALLS = 63;

  /**
   * After so many calls, HotSpot has a method compiled, if only quickly, and has it optimised after
   * 15,000 rounds of its loops; else the former takes 60,000 rounds.
   */
  private static final int ANNOUNCING_CALLS = 640;

  /** The pause after a batch. */
  private static final long PAUSE_MILLIS = 1;

  /** Columns of these calls: a few, so that it is seen that there is a loop over them. */
  private static final int FEW_COLUMNS = 3;

  /** How much slower few columns may be for a measurement with many to be worth its time. */
  private static final int PROMISING = 20;

  /** Calls of a measurement. */
  private static final int TRIALS = 3;

  /** Code that has not become fast by then stays plain. */
  private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(20);

  private final Program program;
  private final Precision precision;
  private final Object[] inputs;
  private final int[] offsets;
  private final Object[] state;

  WarmUp(KernelSpec spec) {
    this.program = spec.program();
    this.precision = spec.precision();
    this.inputs = new Object[program.inputs().size()];
    this.offsets = new int[inputs.length];
    for (int number : program.usedInputs()) {
      Input input = program.inputs().get(number);
      int rows =
          switch (input.role()) {
            case PARAMETER -> 1;
            case ROW -> ROWS;
            case COLUMN -> COLUMNS;
          };
      inputs[number] = Numbers.array(Storage.of(input.type(), precision), rows * input.dimension());
    }
    this.state =
        program.total().stream()
            .map((Array array) ->
                Numbers.array(Storage.of(array.type(), precision), ROWS * array.length()))
            .toArray();
  }

  /**
   * Whether the vector code has become faster than the plain code.
   *
   * @throws InterruptedException if the thread is interrupted
   */
  boolean makesFast(TileCode vector, TileCode plain) throws InterruptedException {
    long end = System.nanoTime() + MOST_NANOS;
    while (System.nanoTime() < end) {
      batch(vector);
      if (best(vector, 1, FEW_COLUMNS) < PROMISING * best(plain, TRIALS, FEW_COLUMNS)
          && best(vector, TRIALS, COLUMNS) < best(plain, TRIALS, COLUMNS)) {
        return true;
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    return false;
  }

  /** Makes HotSpot compile code soon after it has begun to compute. */
  void announce(TileCode code) {
    empty(code, ANNOUNCING_CALLS);
  }

  private void empty(TileCode code, int calls) {
    for (int call = 0; call < calls; call++) {
      tile(code, 0, 0);
    }
  }

  private void batch(TileCode code) {
    empty(code, CALLS * EMPTY_CALLS);
    for (int call = 1; call < CALLS; call++) {
      tile(code, 1, FEW_COLUMNS);
    }
  }

  /** The shortest of some calls for all rows, in nanoseconds. */
  private long best(TileCode code, int calls, int columns) {
    long best = Long.MAX_VALUE;
    for (int call = 0; call < calls; call++) {
      long start = System.nanoTime();
      tile(code, ROWS, columns);
      best = Math.min(best, System.nanoTime() - start);
    }
    return best;
  }

  private void tile(TileCode code, int rows, int columns) {
    code.begin(state, rows);
    code.tile(inputs, offsets, state, rows, columns, 0, 0);
  }
}
