package io.github.quern.cpu.vector;

import io.github.quern.bytecode.NumberType;
import io.github.quern.cpu.lanes.Lane;
import io.github.quern.cpu.lanes.VectorLanes;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.util.function.IntUnaryOperator;

/** Lanes that say which lanes are selected, in the form that {@link VectorLanes#select} takes. */
final class LaneIndices {
  private LaneIndices() {}

  /**
   * Emits integers, one for each lane.
   *
   * @param lanes the lanes
   * @param type the type of the numbers that are selected
   * @param index the integer of a lane
   */
  static Lane of(VectorLanes lanes, NumberType type, IntUnaryOperator index) {
    CodeBuilder code = lanes.code();
    int array = code.allocateLocal(TypeKind.REFERENCE);
    code.loadConstant(lanes.count()).newarray(type.kind()).astore(array);
    for (int lane = 0; lane < lanes.count(); lane++) {
      int integer = index.applyAsInt(lane);
      code.aload(array).loadConstant(lane);
      switch (type) {
        case FLOAT -> code.loadConstant(Float.intBitsToFloat(integer));
        case DOUBLE -> code.loadConstant(Double.longBitsToDouble(integer));
        case LONG -> code.loadConstant((long) integer);
      }
      code.arrayStore(type.kind());
    }
    return selectable(lanes, lanes.fromArray(type, () -> code.aload(array).iconst_0()));
  }

  /** Numbers as what lanes are selected from. */
  static Lane selectable(VectorLanes lanes, Lane numbers) {
    return numbers.type() == NumberType.LONG ? numbers : lanes.bits(numbers);
  }

  /** What was selected, as numbers. */
  static Lane numbers(VectorLanes lanes, Lane selected) {
    return selected.type() == NumberType.LONG ? selected : lanes.fromBits(selected);
  }
}
