package io.github.quern.tornado.emit;

import io.github.quern.bytecode.BlockEmitter;
import io.github.quern.bytecode.NumberType;
import io.github.quern.ir.Array;
import io.github.quern.ir.Precision;
import io.github.quern.tornado.driver.KernelImage;
import io.github.quern.tornado.driver.OutputPacking;
import io.github.quern.tornado.emit.TornadoTarget.InputPlace;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.util.ArrayList;
import java.util.List;

/**
 * The buffers of states between both stages, where they lie as {@link KernelImage.Join} tells.
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
    List<InputPlace> places = places(states, row);
    for (int position = 0; position < places.size(); position++) {
      InputPlace place = places.get(position);
      emitter.forEachEntry(
          arrays.get(position),
          (array, index) -> {
            code.aload(place.array()).iload(place.base());
            emitter.index(index.times(place.stride()));
            code.iadd();
            emitter.read(array, index);
            TornadoTarget.set(code, place.type());
          });
    }
  }

  /**
   * Emits the search for a row's state.
   *
   * @param states local variable with the number of the states
   * @param row pushes the row's position in its group
   * @return where each array of the state is
   */
  List<InputPlace> places(int states, Runnable row) {
    List<InputPlace> places = new ArrayList<>();
    for (OutputPacking.Section section : packing.sections()) {
      OutputPacking.Buffer buffer = packing.buffers().get(section.buffer());
      int base = code.allocateLocal(TypeKind.INT);
      code.iload(states).loadConstant(buffer.rowLength()).imul();
      code.loadConstant(section.offset()).iadd().loadConstant(rows).imul();
      row.run();
      code.iadd().istore(base);
      places.add(
          new InputPlace(
              NumberType.of(buffer.type(), precision),
              section.dimension(),
              code.parameterSlot(firstParameter + section.buffer()),
              false,
              base,
              rows));
    }
    return places;
  }
}
