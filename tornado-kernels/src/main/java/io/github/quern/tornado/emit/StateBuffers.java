package io.github.quern.tornado.emit;

import io.github.quern.bytecode.BlockEmitter;
import io.github.quern.bytecode.NumberType;
import io.github.quern.ir.Array;
import io.github.quern.ir.Index;
import io.github.quern.ir.Precision;
import io.github.quern.tornado.driver.KernelImage;
import io.github.quern.tornado.driver.OutputPacking;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Emits how states move between a row's arrays and the buffers between both stages, where they lie
 * as {@link KernelImage.Join} tells.
 *
 * @param code where to emit
 * @param precision the type of real entries
 * @param packing where the arrays of a state are
 * @param firstParameter the position of the first buffer among the method's parameters
 * @param rows the number of rows of a group
 */
record StateBuffers(
    CodeBuilder code, Precision precision, OutputPacking packing, int firstParameter, int rows) {
  /**
   * Emits the copying of a row's state to the buffers.
   *
   * @param emitter reads the arrays
   * @param arrays those of the state
   * @param states local variable with the number of the states
   * @param row pushes the row's position in its group
   */
  void save(BlockEmitter emitter, List<Array> arrays, int states, Runnable row) {
    forEach(
        arrays,
        states,
        row,
        (array, place) ->
            emitter.forEachEntry(
                array,
                (same, index) -> {
                  place.push(emitter, index);
                  emitter.read(array, index);
                  code.invokevirtual(
                      TornadoTypes.array(type(array)),
                      "set",
                      MethodTypeDesc.of(
                          ConstantDescs.CD_void, ConstantDescs.CD_int, type(array).descriptor()));
                }));
  }

  /** Emits the copying back, to those of the arrays that the emitter knows. */
  void load(BlockEmitter emitter, List<Array> arrays, int states, Runnable row) {
    forEach(
        arrays,
        states,
        row,
        (array, place) -> {
          if (emitter.uses(array)) {
            emitter.forEachEntry(
                array,
                (same, index) ->
                    emitter.write(
                        array,
                        index,
                        () -> {
                          place.push(emitter, index);
                          TornadoTarget.get(code, type(array));
                        }));
          }
        });
  }

  private NumberType type(Array array) {
    return NumberType.of(array.type(), precision);
  }

  /** A buffer, and the local variable with the index of an array's first entry there. */
  private record Place(StateBuffers buffers, int buffer, int base) {
    /** Pushes the buffer and the index of an entry. */
    void push(BlockEmitter emitter, Index entry) {
      buffers.code.aload(buffer).iload(base);
      emitter.index(entry.times(buffers.rows));
      buffers.code.iadd();
    }
  }

  private void forEach(
      List<Array> arrays, int states, Runnable row, BiConsumer<Array, Place> action) {
    for (int position = 0; position < arrays.size(); position++) {
      OutputPacking.Section section = packing.sections().get(position);
      int base = code.allocateLocal(TypeKind.INT);
      code.iload(states);
      code.loadConstant(packing.buffers().get(section.buffer()).rowLength()).imul();
      code.loadConstant(section.offset()).iadd().loadConstant(rows).imul();
      row.run();
      code.iadd().istore(base);
      int buffer = code.parameterSlot(firstParameter + section.buffer());
      action.accept(arrays.get(position), new Place(this, buffer, base));
    }
  }
}
