package io.github.quern.cpu.vector;

import io.github.quern.cpu.parallel.TileCode;
import java.util.ArrayList;
import java.util.List;

/** Code that computes nothing and remembers what it was asked for. */
class RecordedTile implements TileCode {
  /**
   * A call of {@link #tile}.
   *
   * @param rows how many rows
   * @param columns how many columns
   */
  record Call(int rows, int columns) {}

  private final List<Call> calls = new ArrayList<>();

  final List<Call> calls() {
    return calls;
  }

  @Override
  public void begin(Object[] state, int rows) {}

  @Override
  public void tile(
      Object[] inputs,
      int[] offsets,
      Object[] state,
      int rows,
      int columns,
      long firstRow,
      long firstColumn) {
    calls.add(new Call(rows, columns));
  }

  @Override
  public void merge(Object[] state, Object[] other, int rows) {}

  @Override
  public void finish(Object[] state, Object[] outputs, int rows) {}
}
