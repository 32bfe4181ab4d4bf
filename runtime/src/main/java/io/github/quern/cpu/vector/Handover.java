package io.github.quern.cpu.vector;

import io.github.quern.cpu.lanes.Lanes;
import io.github.quern.ir.Value;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Values that are computed for several columns at once and then used for one column after the
 * other, by code that is the same for all of them: they go through arrays.
 */
final class Handover {
  private final CodeBuilder code;
  private final Lanes lanes;
  private final List<Value> values;

  /** For each value local variables with the arrays of the strips. */
  private final List<List<Integer>> arrays = new ArrayList<>();

  private final int strips;

  /**
   * Emits the arrays.
   *
   * @param code where to emit
   * @param lanes the lanes
   * @param values the values
   * @param cells the cells that compute them, column by column
   */
  Handover(CodeBuilder code, Lanes lanes, List<Value> values, List<Cell> cells) {
    this.code = code;
    this.lanes = lanes;
    this.values = values;
    this.strips = (int) cells.stream().filter(cell -> cell.position() == 0).count();
    for (Value value : values) {
      List<Integer> ofStrips = new ArrayList<>();
      for (int strip = 0; strip < strips; strip++) {
        int array = code.allocateLocal(TypeKind.REFERENCE);
        code.loadConstant(cells.size() / strips * lanes.count());
        code.newarray(cells.getFirst().type(value).kind()).astore(array);
        ofStrips.add(array);
      }
      arrays.add(ofStrips);
    }
  }

  /** Emits the writing of all values of some cells, which are those of the first columns. */
  void keep(List<Cell> computed) {
    for (int value = 0; value < values.size(); value++) {
      for (int number = 0; number < computed.size(); number++) {
        Cell cell = computed.get(number);
        int array = arrays.get(value).get(number % strips);
        lanes.intoArray(
            cell.value(values.get(value)),
            () -> code.aload(array).loadConstant(cell.position() * lanes.count()));
      }
    }
  }

  /**
   * Emits the reading of the values of one column.
   *
   * @param first the cells of the first column, which have those values from here on
   * @param position local variable of the column
   */
  void recall(List<Cell> first, int position) {
    for (int value = 0; value < values.size(); value++) {
      for (int strip = 0; strip < strips; strip++) {
        int array = arrays.get(value).get(strip);
        Value recalled = values.get(value);
        Cell cell = first.get(strip);
        cell.home(recalled)
            .put(
                recalled,
                lanes.fromArray(
                    cell.type(recalled),
                    new LaneEntry(code, array, () -> code.iload(position), lanes.count())));
      }
    }
  }
}
