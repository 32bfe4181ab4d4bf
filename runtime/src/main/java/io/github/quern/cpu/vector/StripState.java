package io.github.quern.cpu.vector;

import io.github.quern.bytecode.Loops;
import io.github.quern.bytecode.NumberType;
import io.github.quern.cpu.lanes.Lanes;
import io.github.quern.ir.Array;
import io.github.quern.ir.Index;
import io.github.quern.ir.LoopVariable;
import io.github.quern.ir.Precision;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Moves the states of a strip's rows between memory, row after row, and its arrays. */
final class StripState {
  private final CodeBuilder code;
  private final Lanes lanes;
  private final Precision precision;
  private final Arrangement arrangement;

  /** For each array one of the same entries, lane after lane. */
  private final List<Integer> transposed = new ArrayList<>();

  /**
   * Emits arrays to transpose in.
   *
   * @param code where to emit
   * @param lanes the lanes
   * @param precision the type of real values
   * @param arrangement knows where the memory is
   * @param arrays the program's arrays that it belongs to
   */
  StripState(
      CodeBuilder code,
      Lanes lanes,
      Precision precision,
      Arrangement arrangement,
      List<Array> arrays) {
    this.code = code;
    this.lanes = lanes;
    this.precision = precision;
    this.arrangement = arrangement;
    for (Array array : arrays) {
      int entries = code.allocateLocal(TypeKind.REFERENCE);
      code.loadConstant(Math.multiplyExact(array.length(), lanes.count()));
      code.newarray(type(array).kind()).astore(entries);
      transposed.add(entries);
    }
  }

  private NumberType type(Array array) {
    return NumberType.of(array.type(), precision);
  }

  /** Emits the copying of a strip from memory to those of the program's arrays that are used. */
  void load(StripArrays target, List<Array> arrays, StripRows rows) {
    for (int number = 0; number < arrays.size(); number++) {
      Array array = arrays.get(number);
      if (target.uses(array)) {
        NumberType type = type(array);
        int position = number;
        int entries = transposed.get(number);
        eachNumber(
            array,
            rows,
            place -> {
              code.aload(entries);
              place.pushTransposed();
              place.pushInMemory(position);
              code.arrayLoad(type.kind()).arrayStore(type.kind());
            });
        eachEntry(
            target,
            array,
            entry ->
                target.write(array, entry, lanes.fromArray(type, () -> pushEntry(entries, entry))));
      }
    }
  }

  /** Emits the copying of a strip from the program's arrays to memory, for rows that are there. */
  void save(StripArrays source, List<Array> arrays, StripRows rows) {
    for (int number = 0; number < arrays.size(); number++) {
      Array array = arrays.get(number);
      if (source.uses(array)) {
        NumberType type = type(array);
        int position = number;
        int entries = transposed.get(number);
        eachEntry(
            source,
            array,
            entry -> lanes.intoArray(source.read(array, entry), () -> pushEntry(entries, entry)));
        // Lanes beyond the last row repeat it, so it is written again with the same numbers.
        eachNumber(
            array,
            rows,
            place -> {
              place.pushInMemory(position);
              code.aload(entries);
              place.pushTransposed();
              code.arrayLoad(type.kind()).arrayStore(type.kind());
            });
      }
    }
  }

  private void pushEntry(int entries, StripArrays.Position position) {
    code.aload(entries);
    position.push().run();
    code.loadConstant(lanes.count()).imul();
  }

  /** One entry of one lane: local variables of its row, of the entry and of the lane. */
  private final class Place {
    private final Array array;
    private final int row;
    private final int entry;
    private final int lane;

    Place(Array array, int row, int entry, int lane) {
      this.array = array;
      this.row = row;
      this.entry = entry;
      this.lane = lane;
    }

    /** Pushes the array and the index of the entry. */
    void pushInMemory(int position) {
      arrangement.pushState(position, type(array), lane);
      code.iload(row).loadConstant(array.length()).imul().iload(entry).iadd();
    }

    void pushTransposed() {
      code.iload(entry).loadConstant(lanes.count()).imul().iload(lane).iadd();
    }
  }

  /** A loop over all entries of all lanes. */
  private void eachNumber(Array array, StripRows rows, Consumer<Place> body) {
    int entry = code.allocateLocal(TypeKind.INT);
    rows.eachLane((lane, row) ->
        Loops.count(
            code,
            entry,
            () -> code.loadConstant(array.length()),
            () -> body.accept(new Place(array, row, entry, lane))));
  }

  /** Straight-line code where entries are local variables, else a loop. */
  private void eachEntry(StripArrays arrays, Array array, Consumer<StripArrays.Position> body) {
    if (arrays.inLocals(array)) {
      for (int position = 0; position < array.length(); position++) {
        body.accept(StripArrays.Position.fixed(code, position));
      }
    } else {
      int counter = code.allocateLocal(TypeKind.INT);
      LoopVariable variable = new LoopVariable(-1 - array.id(), array.length());
      Loops.count(
          code,
          counter,
          () -> code.loadConstant(array.length()),
          () ->
              body.accept(new StripArrays.Position(Index.of(variable), () -> code.iload(counter))));
    }
  }
}
