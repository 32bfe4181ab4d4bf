package io.github.quern.cpu.vector;

import io.github.quern.backend.KernelSpec;
import io.github.quern.backend.Storage;
import io.github.quern.cpu.parallel.Numbers;
import io.github.quern.cpu.parallel.SeveralTiles;
import io.github.quern.cpu.parallel.TileCode;
import io.github.quern.ir.Array;
import io.github.quern.ir.Input;
import io.github.quern.ir.Precision;
import io.github.quern.ir.Program;
import io.github.quern.ir.Role;
import io.github.quern.ir.ValueType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
  private static final int ROWS = TileCode.ROWS;
  private static final int COLUMNS = TileCode.COLUMNS;

  /** Rows of a measurement of several tiles, which is meant for few. */
  private static final int FEW_ROWS = 2;

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

  /** How long code stays as fast as it is before that is taken for its speed. */
  private static final Duration SETTLING = Duration.ofSeconds(1);

  /** How much faster code is that has been compiled better. */
  private static final double IMPROVEMENT = 1.2;

  /** Calls of a measurement. */
  private static final int TRIALS = 3;

  private final Program program;
  private final Precision precision;
  private final Object[] inputs;
  private final int[] offsets;
  private final Object[] state;

  /** Code with its arguments, for some rows and columns of each tile. */
  @FunctionalInterface
  private interface Work {
    void run(int rows, int columns);
  }

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
      inputs[number] = zeros(input.type(), rows * input.dimension());
    }
    this.state = newState();
  }

  private Object zeros(ValueType type, int length) {
    return Numbers.array(Storage.of(type, precision), length);
  }

  private Object[] newState() {
    return program.total().stream()
        .map((Array array) -> zeros(array.type(), ROWS * array.length()))
        .toArray();
  }

  /**
   * Makes vector code fast.
   *
   * @param enough how many times as fast as the plain code it should become
   * @param limit how long it may take
   * @return how many times as fast it is; 0 if it is nowhere near
   * @throws InterruptedException if the thread is interrupted
   */
  double speedup(TileCode vector, TileCode plain, double enough, Duration limit)
      throws InterruptedException {
    return speedup(tile(vector), tile(plain), ROWS, enough, limit);
  }

  /**
   * The same with vector code for several tiles at once and plain code for one at a time.
   *
   * @param begins sets states to neutral elements
   */
  double speedup(
      SeveralTiles vector, SeveralTiles plain, TileCode begins, double enough, Duration limit)
      throws InterruptedException {
    return speedup(turns(vector, begins), turns(plain, begins), FEW_ROWS, enough, limit);
  }

  private double speedup(Work vector, Work plain, int rows, double enough, Duration limit)
      throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    long settled = end;
    double speedup = 0;
    while (speedup < enough && System.nanoTime() < Math.min(settled, end)) {
      batch(vector);
      if (best(vector, 1, rows, FEW_COLUMNS) < PROMISING * best(plain, TRIALS, rows, FEW_COLUMNS)) {
        double plainNanos = best(plain, TRIALS, rows, COLUMNS);
        double now = plainNanos / best(vector, TRIALS, rows, COLUMNS);
        if (now > Math.max(1, IMPROVEMENT * speedup)) {
          settled = System.nanoTime() + SETTLING.toNanos();
        }
        speedup = now;
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    return speedup;
  }

  /** Makes HotSpot compile code soon after it has begun to compute. */
  void announce(TileCode code) {
    empty(tile(code), ANNOUNCING_CALLS);
  }

  private static void empty(Work work, int calls) {
    for (int call = 0; call < calls; call++) {
      work.run(0, 0);
    }
  }

  private static void batch(Work work) {
    empty(work, CALLS * EMPTY_CALLS);
    for (int call = 1; call < CALLS; call++) {
      work.run(1, FEW_COLUMNS);
    }
  }

  /** The shortest of some calls, in nanoseconds. */
  private static long best(Work work, int calls, int rows, int columns) {
    long best = Long.MAX_VALUE;
    for (int call = 0; call < calls; call++) {
      long start = System.nanoTime();
      work.run(rows, columns);
      best = Math.min(best, System.nanoTime() - start);
    }
    return best;
  }

  private Work tile(TileCode code) {
    return (rows, columns) -> {
      code.begin(state, rows);
      code.tile(inputs, offsets, state, rows, columns, 0, 0);
    };
  }

  /** As many tiles as take turns, with columns that are zeros however they are ordered. */
  private Work turns(SeveralTiles several, TileCode begins) {
    Object[][] states = new Object[several.count()][];
    Arrays.setAll(states, _ -> newState());
    Object[] sources = inputs.clone();
    Object[] ordered = inputs.clone();
    List<Integer> columnInputs = new ArrayList<>();
    for (int number : program.usedInputs()) {
      Input input = program.inputs().get(number);
      if (input.role() == Role.COLUMN) {
        int length = TileCode.TURNS * COLUMNS * input.dimension();
        sources[number] = zeros(input.type(), length);
        ordered[number] = zeros(input.type(), length);
        columnInputs.add(number);
      }
    }
    return (rows, columns) -> {
      for (int tile = 0; tile < TileCode.TURNS; tile += several.count()) {
        several
            .transposition()
            .ifPresent(transposition -> {
              for (int input : columnInputs) {
                int dimension = program.inputs().get(input).dimension();
                int numbers = columns == 0 ? 0 : COLUMNS * dimension;
                transposition.transpose(sources[input], 0, ordered[input], numbers);
              }
            });
        for (Object[] each : states) {
          begins.begin(each, rows);
        }
        several.code().add(ordered, offsets, states, rows, columns, 0, 0);
      }
    };
  }
}
