package io.github.quern.cpu.vector;

import io.github.quern.cpu.parallel.TileCode;

/**
 * Code that is plain at first and becomes vector code when that has been compiled, also in the
 * middle of a call: both do the same operations in the same order for each row, so no bit of a
 * result tells when that was.
 */
final class GrowingTile implements TileCode {
  private volatile TileCode code;

  GrowingTile(TileCode plain) {
    this.code = plain;
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
  public int tilesAtOnce() {
    return code.tilesAtOnce();
  }

  @Override
  public void tiles(
      Object[] inputs,
      int[] offsets,
      Object[][] states,
      int rows,
      int columns,
      long firstRow,
      long firstColumn) {
    code.tiles(inputs, offsets, states, rows, columns, firstRow, firstColumn);
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
