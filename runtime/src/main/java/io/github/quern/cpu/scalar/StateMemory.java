package io.github.quern.cpu.scalar;

import io.github.quern.bytecode.BlockEmitter;
import io.github.quern.bytecode.NumberType;
import io.github.quern.ir.Array;
import io.github.quern.ir.Index;
import io.github.quern.ir.Precision;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.util.List;

/**
 * States in Java arrays, and the code that moves one row of them to and from a program's arrays.
 */
final class StateMemory {
  private final CodeBuilder code;
  private final Precision precision;
  private final int[] slots;
  private final int base;

  /**
   * Emits the unpacking.
   *
   * @param code where to emit
   * @param precision the type of real entries
   * @param memory the local variable with the {@code Object[]} of arrays
   * @param arrays the program's arrays that they belong to
   */
  StateMemory(CodeBuilder code, Precision precision, int memory, List<Array> arrays) {
    this.code = code;
    this.precision = precision;
    this.slots = new int[arrays.size()];
    this.base = code.allocateLocal(TypeKind.INT);
    for (int position = 0; position < slots.length; position++) {
      slots[position] = code.allocateLocal(TypeKind.REFERENCE);
      code.aload(memory).loadConstant(position).aaload();
      code.checkcast(type(arrays.get(position)).arrayDescriptor()).astore(slots[position]);
    }
  }

  /** Emits the copying of a row from memory to those of the program's arrays that are used. */
  void load(BlockEmitter emitter, List<Array> arrays, int row) {
    for (int position = 0; position < slots.length; position++) {
      if (!emitter.uses(arrays.get(position))) {
        continue;
      }
      Row entries = new Row(emitter, arrays.get(position), position, row);
      emitter.forEachEntry(
          arrays.get(position),
          (array, index) ->
              emitter.write(
                  array,
                  index,
                  () -> {
                    entries.push(index);
                    code.arrayLoad(type(array).kind());
                  }));
    }
  }

  /** Emits the copying of a row from the program's arrays to memory. */
  void save(BlockEmitter emitter, List<Array> arrays, int row) {
    for (int position = 0; position < slots.length; position++) {
      Row entries = new Row(emitter, arrays.get(position), position, row);
      emitter.forEachEntry(
          arrays.get(position),
          (array, index) -> {
            entries.push(index);
            emitter.read(array, index);
            code.arrayStore(type(array).kind());
          });
    }
  }

  private NumberType type(Array array) {
    return NumberType.of(array.type(), precision);
  }

  /** The entries of one array that belong to a row. */
  private final class Row {
    private final BlockEmitter emitter;
    private final int slot;

    Row(BlockEmitter emitter, Array array, int position, int row) {
      this.emitter = emitter;
      this.slot = slots[position];
      code.iload(row).loadConstant(array.length()).imul().istore(base);
    }

    /** Pushes the array and the index of an entry. */
    void push(Index index) {
      code.aload(slot).iload(base);
      emitter.index(index);
      code.iadd();
    }
  }
}
