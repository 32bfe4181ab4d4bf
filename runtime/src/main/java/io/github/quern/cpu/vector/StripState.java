package io.github.quern.cpu.vector;

import io.github.quern.bytecode.CountedLoop;
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
  private final Counters counters;

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
    this.counters = new Counters(code);
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
        try (Place place = new Place(number, array, rows)) {
          place.pushTransposed();
          place.pushInMemory();
          code.arrayLoad(type.kind()).arrayStore(type.kind());
        }
        LaneArray entries = new LaneArray(transposed.get(number));
        eachEntry(
            target,
            array,
            entry -> target.write(array, entry, lanes.fromArray(type, entries.at(entry))));
      }
    }
  }

  /** Emits the copying of a strip from the program's arrays to memory, for rows that are there. */
  void save(StripArrays source, List<Array> arrays, StripRows rows) {
    for (int number = 0; number < arrays.size(); number++) {
      Array array = arrays.get(number);
      if (source.uses(array)) {
        NumberType type = type(array);
        LaneArray entries = new LaneArray(transposed.get(number));
        eachEntry(
            source, array, entry -> lanes.intoArray(source.read(array, entry), entries.at(entry)));
        // Lanes beyond the last row repeat it, so it is written again with the same numbers.
        try (Place place = new Place(number, array, rows)) {
          place.pushInMemory();
          place.pushTransposed();
          code.arrayLoad(type.kind()).arrayStore(type.kind());
        }
      }
    }
  }

  /** A Java array with the transposed entries of an array of the program, in a local variable. */
  private final class LaneArray {
    private final int slot;

    LaneArray(int slot) {
      this.slot = slot;
    }

    LaneEntry at(StripArrays.Position position) {
      return new LaneEntry(code, slot, position.push(), lanes.count());
    }
  }

  /** One entry of one lane, in a loop over all entries of all lanes that ends when it is closed. */
  private final class Place implements AutoCloseable {
    private final int number;
    private final Array array;
    private final StripRows.EachLane lane;
    private final int entry;
    private final CountedLoop loop;

    Place(int number, Array array, StripRows rows) {
      this.number = number;
      this.array = array;
      this.entry = code.allocateLocal(TypeKind.INT);
      this.lane = rows.eachLane();
      this.loop = CountedLoop.upTo(code, entry, array.length());
    }

    /** Pushes the array that it is in between tiles, and its index. */
    void pushInMemory() {
      arrangement.pushState(number, type(array), lane.lane());
      code.iload(lane.row()).loadConstant(array.length()).imul().iload(entry).iadd();
    }

    /** Pushes the array in which the lanes of an entry lie together, and its index. */
    void pushTransposed() {
      code.aload(transposed.get(number));
      code.iload(entry).loadConstant(lanes.count()).imul().iload(lane.lane()).iadd();
    }

    @Override
    public void close() {
      loop.close();
      lane.close();
    }
  }

  /** Straight-line code where entries are local variables, else a loop. */
  private void eachEntry(StripArrays arrays, Array array, Consumer<StripArrays.Position> body) {
    if (arrays.inLocals(array)) {
      for (int position = 0; position < array.length(); position++) {
        body.accept(counters.position(Index.fixed(position)));
      }
    } else {
      int counter = code.allocateLocal(TypeKind.INT);
      LoopVariable variable = new LoopVariable(-1 - array.id(), array.length());
      counters.put(variable, counter);
      try (CountedLoop _ = CountedLoop.upTo(code, counter, array.length())) {
        body.accept(counters.position(Index.of(variable)));
      }
    }
  }
}
