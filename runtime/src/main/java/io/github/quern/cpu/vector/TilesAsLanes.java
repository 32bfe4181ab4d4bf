package io.github.quern.cpu.vector;

import io.github.quern.bytecode.CountedLoop;
import io.github.quern.bytecode.NumberType;
import io.github.quern.cpu.lanes.Lane;
import io.github.quern.cpu.lanes.Lanes;
import io.github.quern.cpu.parallel.TileCode;
import io.github.quern.cpu.vector.TileInputs.Place;
import io.github.quern.ir.Index;
import io.github.quern.ir.Program;
import io.github.quern.ir.Role;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Each lane is a tile, for calls with too few rows to fill the lanes: all lanes have the same row,
 * and each gets a column of a tile of its own.
 */
final class TilesAsLanes implements Arrangement {
  private final CodeBuilder code;
  private final Lanes lanes;
  private final TileInputs inputs;
  private final int states;
  private final int firstColumn;

  /** From one column of a tile to the next. */
  private final int step;

  /** The number of each tile's first column, from that of the first tile on; or -1. */
  private final int columns;

  private final Map<Integer, Deinterleave> deinterleaves = new HashMap<>();

  /**
   * Emits where the tiles are.
   *
   * @param code where to emit
   * @param lanes the lanes
   * @param inputs the inputs
   * @param apart how inputs over columns are taken apart that are not transposed
   * @param program the program
   * @param dealt whether columns of all tiles follow one another, not those of one
   * @param states local variable with the {@code Object[][]} of the states' arrays
   * @param firstColumn local variable with the number of the first tile's first column
   */
  TilesAsLanes(
      CodeBuilder code,
      Lanes lanes,
      TileInputs inputs,
      Function<Place, Optional<Deinterleave>> apart,
      Program program,
      boolean dealt,
      int states,
      int firstColumn) {
    this.code = code;
    this.lanes = lanes;
    this.inputs = inputs;
    this.states = states;
    this.firstColumn = firstColumn;
    this.step = dealt ? TileCode.TURNS : 1;
    this.columns =
        program.usesOrdinal(Role.COLUMN) ? firstColumns(dealt ? 1 : TileCode.COLUMNS) : -1;
    inputs
        .places()
        .forEach((number, place) -> {
          if (place.role() == Role.COLUMN) {
            apart.apply(place).ifPresent(deinterleave -> deinterleaves.put(number, deinterleave));
          }
        });
  }

  private int firstColumns(int distance) {
    int array = code.allocateLocal(TypeKind.REFERENCE);
    int lane = code.allocateLocal(TypeKind.INT);
    code.loadConstant(lanes.count()).newarray(TypeKind.LONG).astore(array);
    try (CountedLoop _ = CountedLoop.upTo(code, lane, lanes.count())) {
      code.aload(array).iload(lane);
      code.iload(lane).loadConstant(distance).imul().i2l().lastore();
    }
    return array;
  }

  @Override
  public int rowsOfStrip() {
    return 1;
  }

  @Override
  public LaneInputs inputs() {
    return new ColumnInputs();
  }

  @Override
  public Lane columnNumber(int counter, int further) {
    Lane starts = lanes.fromArray(NumberType.LONG, () -> code.aload(columns).iconst_0());
    return lanes.add(
        starts,
        lanes.broadcast(
            NumberType.LONG,
            () -> {
              code.lload(firstColumn).iload(counter).loadConstant(further).iadd();
              code.loadConstant(step).imul().i2l().ladd();
            }));
  }

  @Override
  public void pushState(int position, NumberType type, int lane) {
    code.aload(states).iload(lane).aaload().loadConstant(position).aaload();
    code.checkcast(type.arrayDescriptor());
  }

  /** The inputs of a strip, which is one row. Those over columns are transposed, or dealt. */
  private final class ColumnInputs extends LaneInputs {
    /** Local variables with the index of the row's first component. */
    private final Map<Integer, Integer> rows = new HashMap<>();

    ColumnInputs() {
      super(code, lanes, inputs, Role.COLUMN);
      inputs
          .places()
          .forEach((number, place) -> {
            if (place.role() == Role.ROW) {
              rows.put(number, code.allocateLocal(TypeKind.INT));
            }
          });
    }

    @Override
    void enter(StripRows strip) {
      rows.forEach((input, base) -> {
        Place place = inputs.place(input);
        strip.pushFirst();
        code.loadConstant(place.dimension()).imul();
        code.iload(place.offset()).iadd().istore(base);
      });
    }

    @Override
    int base(int input, Place place) {
      return place.role() == Role.ROW ? Objects.requireNonNull(rows.get(input)) : place.base();
    }

    @Override
    Lane loadLanes(int input, Place place, Index component, int shift, Counters counters) {
      Deinterleave dealt = deinterleaves.get(input);
      return dealt == null
          ? super.loadLanes(input, place, component, shift, counters)
          : dealt.component(
              component.offset(),
              further -> inputs.pushEntry(place, () -> code.loadConstant(shift + further)));
    }

    @Override
    Runnable firstLane(int input, Place place, Runnable component) {
      return () -> {
        inputs.pushEntry(place, component);
        code.loadConstant(lanes.count()).imul();
      };
    }
  }
}
