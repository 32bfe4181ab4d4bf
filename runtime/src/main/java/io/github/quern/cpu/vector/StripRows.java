package io.github.quern.cpu.vector;

import io.github.quern.bytecode.Loops;
import io.github.quern.cpu.lanes.Lanes;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;

/**
 * Which rows of a tile the lanes of a strip are: as many from a first one on, where lanes beyond
 * the last row repeat it.
 */
final class StripRows {
  /** What is emitted for one lane. */
  @FunctionalInterface
  interface LaneBody {
    /**
     * Emits it.
     *
     * @param lane local variable of the lane
     * @param row local variable of its row within the tile
     */
    void emit(int lane, int row);
  }

  private final CodeBuilder code;
  private final Lanes lanes;
  private final int first;
  private final int rows;

  /**
   * A strip.
   *
   * @param code where to emit
   * @param lanes how many rows it has
   * @param first local variable of its first row within the tile
   * @param rows local variable of the number of rows of the tile
   */
  StripRows(CodeBuilder code, Lanes lanes, int first, int rows) {
    this.code = code;
    this.lanes = lanes;
    this.first = first;
    this.rows = rows;
  }

  /** Local variable of the first row. */
  int first() {
    return first;
  }

  /** Emits a loop over all lanes. */
  void eachLane(LaneBody body) {
    int lane = code.allocateLocal(TypeKind.INT);
    int row = code.allocateLocal(TypeKind.INT);
    Loops.count(
        code,
        lane,
        () -> code.loadConstant(lanes.count()),
        () -> {
          Label within = code.newLabel();
          code.iload(first).iload(lane).iadd().istore(row);
          code.iload(row).iload(rows).if_icmplt(within);
          code.iload(rows).iconst_1().isub().istore(row);
          code.labelBinding(within);
          body.emit(lane, row);
        });
  }
}
