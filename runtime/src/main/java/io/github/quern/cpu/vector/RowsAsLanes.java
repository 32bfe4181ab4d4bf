package io.github.quern.cpu.vector;

import io.github.quern.bytecode.CountedLoop;
import io.github.quern.bytecode.NumberType;
import io.github.quern.cpu.lanes.Lane;
import io.github.quern.cpu.lanes.Lanes;
import io.github.quern.cpu.vector.TileInputs.Place;
import io.github.quern.ir.Array;
import io.github.quern.ir.Precision;
import io.github.quern.ir.Role;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Each lane is a row: the rows of a strip are transposed once, and all lanes get the same column.
 */
final class RowsAsLanes implements Arrangement {
  private final CodeBuilder code;
  private final Lanes lanes;
  private final TileInputs inputs;
  private final int firstColumn;
  private final List<Integer> memory = new ArrayList<>();

  /**
   * Emits the unpacking of states.
   *
   * @param code where to emit
   * @param lanes the lanes
   * @param inputs the inputs
   * @param precision the type of real values
   * @param state local variable with the {@code Object[]} of the state's arrays
   * @param states the program's arrays that they belong to
   * @param firstColumn local variable with the number of the tile's first column
   */
  RowsAsLanes(
      CodeBuilder code,
      Lanes lanes,
      TileInputs inputs,
      Precision precision,
      int state,
      List<Array> states,
      int firstColumn) {
    this.code = code;
    this.lanes = lanes;
    this.inputs = inputs;
    this.firstColumn = firstColumn;
    for (Array array : states) {
      int slot = code.allocateLocal(TypeKind.REFERENCE);
      code.aload(state).loadConstant(memory.size()).aaload();
      code.checkcast(NumberType.of(array.type(), precision).arrayDescriptor()).astore(slot);
      memory.add(slot);
    }
  }

  @Override
  public int rowsOfStrip() {
    return lanes.count();
  }

  @Override
  public LaneInputs inputs() {
    return new Transposed();
  }

  @Override
  public Lane columnNumber(int counter, int further) {
    return lanes.broadcast(
        NumberType.LONG,
        () -> code.lload(firstColumn).iload(counter).loadConstant(further).iadd().i2l().ladd());
  }

  @Override
  public void pushState(int position, NumberType type, int lane) {
    code.aload(memory.get(position));
  }

  /** The rows of a strip, lane after lane of component after component. */
  private final class Transposed extends LaneInputs {
    private final Map<Integer, Integer> arrays = new LinkedHashMap<>();

    Transposed() {
      super(code, lanes, inputs, Role.ROW);
      inputs
          .places()
          .forEach((number, place) -> {
            if (place.role() == Role.ROW) {
              int array = code.allocateLocal(TypeKind.REFERENCE);
              code.loadConstant(Math.multiplyExact(place.dimension(), lanes.count()));
              code.newarray(place.type().kind()).astore(array);
              arrays.put(number, array);
            }
          });
    }

    private int array(int input) {
      return Objects.requireNonNull(arrays.get(input));
    }

    @Override
    void enter(StripRows rows) {
      for (int input : arrays.keySet()) {
        Place place = inputs.place(input);
        int component = code.allocateLocal(TypeKind.INT);
        int number = code.allocateLocal(TypeKind.INT);
        try (StripRows.EachLane each = rows.eachLane()) {
          code.iload(each.row()).loadConstant(place.dimension()).imul();
          code.iload(place.offset()).iadd().istore(number);
          try (CountedLoop _ = CountedLoop.upTo(code, component, place.dimension())) {
            code.aload(array(input));
            code.iload(component).loadConstant(lanes.count()).imul().iload(each.lane()).iadd();
            code.aload(place.array()).iload(number);
            code.arrayLoad(place.type().kind()).arrayStore(place.type().kind());
            code.iinc(number, 1);
          }
        }
      }
    }

    @Override
    int base(int input, Place place) {
      return place.base();
    }

    @Override
    Runnable firstLane(int input, Place place, Runnable component) {
      return new LaneEntry(code, array(input), component, lanes.count());
    }
  }
}
