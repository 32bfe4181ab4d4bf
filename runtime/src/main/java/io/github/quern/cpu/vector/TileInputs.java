package io.github.quern.cpu.vector;

import io.github.quern.bytecode.Loops;
import io.github.quern.bytecode.NumberType;
import io.github.quern.cpu.lanes.Lane;
import io.github.quern.cpu.lanes.Lanes;
import io.github.quern.ir.Input;
import io.github.quern.ir.Precision;
import io.github.quern.ir.Program;
import io.github.quern.ir.Role;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The inputs of a tile: rows as lanes, which needs them transposed, and parameters and columns as
 * numbers that all lanes get.
 */
final class TileInputs {
  /**
   * The local variables of one input.
   *
   * @param role what its rows are indexed by
   * @param dimension the length of a row
   * @param type the type of its numbers
   * @param array the array
   * @param offset where its first row is
   * @param base where its current row is
   */
  private record Place(
      Role role, int dimension, NumberType type, int array, int offset, int base) {}

  private final CodeBuilder code;
  private final Lanes lanes;
  private final Map<Integer, Place> places = new LinkedHashMap<>();

  /** Emits the unpacking of the arrays and offsets. */
  TileInputs(
      CodeBuilder code,
      Lanes lanes,
      Program program,
      Precision precision,
      int arrays,
      int offsets) {
    this.code = code;
    this.lanes = lanes;
    for (int number : program.usedInputs()) {
      Input input = program.inputs().get(number);
      NumberType type = NumberType.of(input.type(), precision);
      int array = code.allocateLocal(TypeKind.REFERENCE);
      int offset = code.allocateLocal(TypeKind.INT);
      int base = code.allocateLocal(TypeKind.INT);
      code.aload(arrays).loadConstant(number).aaload();
      code.checkcast(type.arrayDescriptor()).astore(array);
      code.aload(offsets).loadConstant(number).iaload().istore(offset);
      code.iload(offset).istore(base);
      places.put(number, new Place(input.role(), input.dimension(), type, array, offset, base));
    }
  }

  /** Emits the start of the columns. */
  void firstColumn() {
    for (Place place : places.values()) {
      if (place.role() == Role.COLUMN) {
        code.iload(place.offset()).istore(place.base());
      }
    }
  }

  /** Emits the step to the next column. */
  void nextColumn() {
    for (Place place : places.values()) {
      if (place.role() == Role.COLUMN) {
        code.iinc(place.base(), place.dimension());
      }
    }
  }

  /**
   * Emits new arrays for the rows of a strip.
   *
   * @return for each row input the local variable of an array for lane after lane of component
   *     after component
   */
  Map<Integer, Integer> newRows() {
    Map<Integer, Integer> transposed = new LinkedHashMap<>();
    places.forEach((number, place) -> {
      if (place.role() == Role.ROW) {
        int array = code.allocateLocal(TypeKind.REFERENCE);
        code.loadConstant(Math.multiplyExact(place.dimension(), lanes.count()));
        code.newarray(place.type().kind()).astore(array);
        transposed.put(number, array);
      }
    });
    return transposed;
  }

  /** Emits the transposition of the rows of a strip into such arrays. */
  void transpose(Map<Integer, Integer> transposed, StripRows rows) {
    places.forEach((number, place) -> {
      if (place.role() == Role.ROW) {
        int target = Objects.requireNonNull(transposed.get(number));
        rows.eachLane((lane, row) -> {
          int component = code.allocateLocal(TypeKind.INT);
          int from = code.allocateLocal(TypeKind.INT);
          code.iload(row).loadConstant(place.dimension()).imul();
          code.iload(place.offset()).iadd().istore(from);
          Loops.count(
              code,
              component,
              () -> code.loadConstant(place.dimension()),
              () -> {
                code.aload(target);
                code.iload(component).loadConstant(lanes.count()).imul().iload(lane).iadd();
                code.aload(place.array()).iload(from).iload(component).iadd();
                code.arrayLoad(place.type().kind());
                code.arrayStore(place.type().kind());
              });
        });
      }
    });
  }

  /** Emits the load of one component of the current row of an input. */
  Lane load(int input, Map<Integer, Integer> transposed, Runnable component) {
    Place place = place(input);
    if (place.role() == Role.ROW) {
      int array = Objects.requireNonNull(transposed.get(input));
      return lanes.fromArray(
          place.type(),
          () -> {
            code.aload(array);
            component.run();
            code.loadConstant(lanes.count()).imul();
          });
    }
    return lanes.broadcast(place.type(), () -> pushEntry(place, component));
  }

  private void pushEntry(Place place, Runnable component) {
    code.aload(place.array()).iload(place.base());
    component.run();
    code.iadd().arrayLoad(place.type().kind());
  }

  /**
   * Pushes one component of an input for one lane.
   *
   * @param transposed the strip's rows
   * @param lane local variable of the lane
   * @param component pushes which component, an int
   */
  void pushForLane(int input, Map<Integer, Integer> transposed, int lane, Runnable component) {
    Place place = place(input);
    if (place.role() == Role.ROW) {
      code.aload(Objects.requireNonNull(transposed.get(input)));
      component.run();
      code.loadConstant(lanes.count()).imul();
      code.iload(lane).iadd().arrayLoad(place.type().kind());
    } else {
      pushEntry(place, component);
    }
  }

  private Place place(int input) {
    return Objects.requireNonNull(places.get(input));
  }
}
