package io.github.quern.cpu.vector;

import io.github.quern.bytecode.Loops;
import io.github.quern.bytecode.NumberType;
import io.github.quern.cpu.lanes.Lane;
import io.github.quern.cpu.lanes.Lanes;
import io.github.quern.ir.Array;
import io.github.quern.ir.Index;
import io.github.quern.ir.LoopVariable;
import io.github.quern.ir.Precision;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Moves the states of a strip's rows between memory, row after row, and its arrays. */
final class StripState {
  private final CodeBuilder code;
  private final Lanes lanes;
  private final Precision precision;
  private final List<Integer> memory = new ArrayList<>();

  /** For each type an array of one number for each lane. */
  private final Map<NumberType, Integer> scratch = new EnumMap<>(NumberType.class);

  /**
   * Emits the unpacking.
   *
   * @param state local variable with the {@code Object[]} of arrays
   * @param arrays the program's arrays that they belong to
   */
  StripState(CodeBuilder code, Lanes lanes, Precision precision, int state, List<Array> arrays) {
    this.code = code;
    this.lanes = lanes;
    this.precision = precision;
    for (int position = 0; position < arrays.size(); position++) {
      NumberType type = type(arrays.get(position));
      int slot = code.allocateLocal(TypeKind.REFERENCE);
      code.aload(state).loadConstant(position).aaload();
      code.checkcast(type.arrayDescriptor()).astore(slot);
      memory.add(slot);
      scratch.computeIfAbsent(
          type,
          key -> {
            int array = code.allocateLocal(TypeKind.REFERENCE);
            code.loadConstant(lanes.count()).newarray(key.kind()).astore(array);
            return array;
          });
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
        int state = memory.get(number);
        int lanesOfEntry = Objects.requireNonNull(scratch.get(type));
        eachEntry(
            target,
            array,
            position -> {
              rows.eachLane((lane, row) -> {
                code.aload(lanesOfEntry).iload(lane);
                pushEntry(state, array, position, row);
                code.arrayLoad(type.kind());
                code.arrayStore(type.kind());
              });
              target.write(
                  array,
                  position,
                  lanes.fromArray(type, () -> code.aload(lanesOfEntry).iconst_0()));
            });
      }
    }
  }

  /** Emits the copying of a strip from the program's arrays to memory, for rows that are there. */
  void save(StripArrays source, List<Array> arrays, StripRows rows) {
    for (int number = 0; number < arrays.size(); number++) {
      Array array = arrays.get(number);
      if (source.uses(array)) {
        NumberType type = type(array);
        int state = memory.get(number);
        int lanesOfEntry = Objects.requireNonNull(scratch.get(type));
        eachEntry(
            source,
            array,
            position -> {
              Lane entry = source.read(array, position);
              lanes.intoArray(entry, () -> code.aload(lanesOfEntry).iconst_0());
              // Lanes beyond the last row repeat it, so it is written again with the same numbers.
              rows.eachLane((lane, row) -> {
                pushEntry(state, array, position, row);
                code.aload(lanesOfEntry).iload(lane).arrayLoad(type.kind());
                code.arrayStore(type.kind());
              });
            });
      }
    }
  }

  private void pushEntry(int state, Array array, StripArrays.Position position, int row) {
    code.aload(state).iload(row).loadConstant(array.length()).imul();
    position.push().run();
    code.iadd();
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
