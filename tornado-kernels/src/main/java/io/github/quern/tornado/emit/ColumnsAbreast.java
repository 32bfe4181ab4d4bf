package io.github.quern.tornado.emit;

import io.github.quern.ir.Array;
import io.github.quern.ir.Precision;
import io.github.quern.ir.Program;
import java.util.stream.Stream;

/**
 * How many columns a thread takes at the same time where loops over components read what serves all
 * of them: so many that what it keeps for each fits registers.
 */
final class ColumnsAbreast {
  private static final int MOST_COLUMNS = 8;

  /** The most registers of 32 bits for what is kept for pairs. */
  private static final int MOST_WORDS = 32;

  /** The most with the states of rows; threads of NVIDIA have 255, and use many on the way. */
  private static final int MOST_WITH_STATES = 96;

  /**
   * The largest {@linkplain io.github.quern.ir.Block#weight weight} of what is run for all columns:
   * some 50 elementary functions. One of double precision takes up to 150 instructions of 16 bytes,
   * and NVIDIA's multiprocessors have caches of 128 KiB for these.
   */
  private static final int LARGEST = 1536;

  private ColumnsAbreast() {}

  /** 8, 4, 2 or 1. */
  static int of(Program program, Precision precision) {
    ColumnOrder order = new ColumnOrder(program);
    if (!order.shares(order.parts())) {
      return 1;
    }
    int words = words(order.own().stream(), precision);
    int limit = Math.min(MOST_WORDS, MOST_WITH_STATES - words(order.stateInRegisters(), precision));
    int weight = program.pair().weight();
    int columns = MOST_COLUMNS;
    while (columns > 1 && (columns * words > limit || columns * weight > LARGEST)) {
      columns /= 2;
    }
    return columns;
  }

  private static int words(Stream<Array> arrays, Precision precision) {
    return arrays
        .mapToInt(array -> array.length() * RowsPerThread.words(array.type(), precision))
        .sum();
  }
}
