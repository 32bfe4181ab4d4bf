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
 * often: before that, each vector operation is a call that allocates its result.
 */
final class WarmUp {
  private static final int ROWS = 64;
  private static final int COLUMNS = 128;

  /** Calls of a batch, after which it is seen whether the code is fast. */
  private static final int CALLS = 300;

  /** So few columns that calls are short while they are slow. */
  private static final int FEW_COLUMNS = 3;

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

  /** Whether the vector code has become faster than the plain code. */
  boolean makesFast(TileCode vector, TileCode plain) {
    long end = System.nanoTime() + MOST_NANOS;
    while (System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
      for (int call = 0; call < CALLS; call++) {
        tile(vector, FEW_COLUMNS);
      }
      if (nanos(vector) < nanos(plain)) {
        return true;
      }
    }
    return false;
  }

  private long nanos(TileCode code) {
    long best = Long.MAX_VALUE;
    for (int repetition = 0; repetition < 3; repetition++) {
      long start = System.nanoTime();
      tile(code, COLUMNS);
      best = Math.min(best, System.nanoTime() - start);
    }
    return best;
  }

  private void tile(TileCode code, int columns) {
    code.begin(state, ROWS);
    code.tile(inputs, offsets, state, ROWS, columns, 0, 0);
  }
}
