package io.github.quern.cpu.vector;

import io.github.quern.cpu.parallel.TileCode;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Code that is plain at first and becomes vector code when that has been compiled, also in the
 * middle of a call: both do the same operations in the same order for each row, so no bit of a
 * result tells when that was.
 */
final class GrowingTile implements TileCode {
  /**
   * So many pairs must be asked for before other code is wanted: with fewer, the result is there
   * before that code would be, and making it would only take time from computing it.
   */
  static final long WORTHWHILE_PAIRS = 4_000_000;

  private final Consumer<GrowingTile> grow;
  private final AtomicLong pairs = new AtomicLong();
  private volatile TileCode code;

  /**
   * Code that has not grown.
   *
   * @param plain what it is at first
   * @param grow asks for other code, to {@link #become} when it is ready; called once, when there
   *     is enough to compute
   */
  GrowingTile(TileCode plain, Consumer<GrowingTile> grow) {
    this.code = plain;
    this.grow = grow;
  }

  @Override
  public void expect(long more) {
    if (pairs.get() < WORTHWHILE_PAIRS) {
      long counted = Math.min(more, WORTHWHILE_PAIRS);
      long before = pairs.getAndAdd(counted);
      if (before < WORTHWHILE_PAIRS && before + counted >= WORTHWHILE_PAIRS) {
        grow.accept(this);
      }
    }
  }

  /** Goes on with other code. */
  void become(TileCode other) {
    code = other;
  }

  @Override
  public void begin(Object[] state, int rows) {
    code.begin(state, rows);
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
    code.tile(inputs, offsets, state, rows, columns, firstRow, firstColumn);
  }

  @Override
  public void merge(Object[] state, Object[] other, int rows) {
    code.merge(state, other, rows);
  }

  @Override
  public void finish(Object[] state, Object[] outputs, int rows) {
    code.finish(state, outputs, rows);
  }
}
