package io.github.quern.tornado.emit;

import io.github.quern.ir.Array;
import io.github.quern.ir.Precision;
import io.github.quern.ir.Program;

/**
 * How many columns a thread takes at the same time where loops over components read what serves all
 * of them: so many that what it keeps for each fits registers.
 */
final class ColumnsAbreast {
  private static final int MOST_COLUMNS = 8;

  /** The most registers of 32 bits for what is kept for pairs, besides those of rows. */
  private static final int MOST_WORDS = 32;

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
    int words = order.own().stream().mapToInt(array -> words(array, precision)).sum();
    int weight = program.pair().weight();
    int columns = MOST_COLUMNS;
    while (columns > 1 && (columns * words > MOST_WORDS || columns * weight > LARGEST)) {
      columns /= 2;
    }
    return columns;
  }

  private static int words(Array array, Precision precision) {
    return array.length() * RowsPerThread.words(array.type(), precision);
  }
}
