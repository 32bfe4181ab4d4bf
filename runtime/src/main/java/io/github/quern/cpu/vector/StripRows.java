package io.github.quern.cpu.vector;

import io.github.quern.bytecode.CountedLoop;
import io.github.quern.bytecode.MathCalls;
import io.github.quern.cpu.lanes.Lanes;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;

/**
 * Which rows of a tile the lanes of a strip are: as many from a first one on, where lanes beyond
 * the last row repeat it, or the same one in all lanes.
 */
final class StripRows {
  /**
   * A loop over all lanes; what is emitted before it is closed is its body.
   *
   * @param loop the loop
   * @param lane local variable of the lane
   * @param row local variable of its row within the tile
   */
  record EachLane(CountedLoop loop, int lane, int row) implements AutoCloseable {
    @Override
    public void close() {
      loop.close();
    }
  }

  private final CodeBuilder code;
  private final int count;
  private final int distance;
  private final int first;
  private final int rows;

  /**
   * A strip.
   *
   * @param code where to emit
   * @param lanes the lanes
   * @param arrangement whether each lane has a row of its own
   * @param rows local variable of the number of rows of the tile
   */
  StripRows(CodeBuilder code, Lanes lanes, Arrangement arrangement, int rows) {
    this.code = code;
    this.count = lanes.count();
    this.distance = arrangement.rowsOfStrip() == 1 ? 0 : 1;
    this.first = code.allocateLocal(TypeKind.INT);
    this.rows = rows;
  }

  /** Local variable of the first row, which may lie beyond the last one of the tile. */
  int first() {
    return first;
  }

  /** Pushes the first row, or the last one of the tile if it lies beyond that. */
  void pushFirst() {
    code.iload(first);
    withinTile();
  }

  private void withinTile() {
    code.iload(rows).iconst_1().isub();
    MathCalls.smaller(code);
  }

  /** Begins a loop over all lanes. */
  EachLane eachLane() {
    int lane = code.allocateLocal(TypeKind.INT);
    int row = code.allocateLocal(TypeKind.INT);
    CountedLoop loop = CountedLoop.upTo(code, lane, count);
    code.iload(lane).loadConstant(distance).imul().iload(first).iadd();
    withinTile();
    code.istore(row);
    return new EachLane(loop, lane, row);
  }
}
