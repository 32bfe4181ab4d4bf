package io.github.quern.cpu.vector;

import io.github.quern.bytecode.NumberType;
import io.github.quern.cpu.lanes.Lane;
import io.github.quern.cpu.lanes.VectorLanes;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Emits a transposition of as many tiles as there are lanes: squares of numbers are loaded with a
 * tile in each vector, and shuffled until each vector has all tiles.
 */
final class TransposeEmitter {
  // The parameters of the method.
  private static final int SOURCE = 0;
  private static final int OFFSET = 1;
  private static final int TARGET = 2;
  private static final int NUMBERS = 3;

  private final CodeBuilder code;
  private final VectorLanes lanes;
  private final NumberType type;

  /**
   * An emitter of one method.
   *
   * @param code where to emit
   * @param lanes the lanes, at least two
   * @param type the type of the numbers
   */
  TransposeEmitter(CodeBuilder code, VectorLanes lanes, NumberType type) {
    this.code = code;
    this.lanes = lanes;
    this.type = type;
  }

  /** Emits the method. */
  void emit() {
    int count = lanes.count();
    int source = array(SOURCE);
    int target = array(TARGET);
    Lane low = alternating(0);
    Lane high = alternating(count / 2);
    int first = code.allocateLocal(TypeKind.INT);
    Label next = code.newLabel();
    Label done = code.newLabel();
    code.iconst_0().istore(first);
    code.labelBinding(next);
    code.iload(first).iload(code.parameterSlot(NUMBERS)).if_icmpge(done);
    lanes.scoped(() -> {
      List<Lane> square = new ArrayList<>();
      for (int tile = 0; tile < count; tile++) {
        int number = tile;
        square.add(
            LaneIndices.selectable(
                lanes,
                lanes.fromArray(
                    type,
                    () -> {
                      code.aload(source).iload(code.parameterSlot(NUMBERS));
                      code.loadConstant(number).imul().iload(first).iadd();
                      code.iload(code.parameterSlot(OFFSET)).iadd();
                    })));
      }
      // Vector k and vector k + n / 2 become vectors 2 k and 2 k + 1, number by number.
      for (int stride = count; stride > 1; stride /= 2) {
        List<Lane> shuffled = new ArrayList<>();
        for (int k = 0; k < count / 2; k++) {
          shuffled.add(lanes.select(low, square.get(k), square.get(k + count / 2)));
          shuffled.add(lanes.select(high, square.get(k), square.get(k + count / 2)));
        }
        square = shuffled;
      }
      for (int number = 0; number < count; number++) {
        int row = number;
        lanes.intoArray(
            LaneIndices.numbers(lanes, square.get(number)),
            () ->
                code.aload(target)
                    .iload(first)
                    .loadConstant(row)
                    .iadd()
                    .loadConstant(count)
                    .imul());
      }
      return square.getFirst();
    });
    code.iinc(first, count);
    code.goto_(next);
    code.labelBinding(done);
  }

  private int array(int parameter) {
    int array = code.allocateLocal(TypeKind.REFERENCE);
    code.aload(code.parameterSlot(parameter)).checkcast(type.arrayDescriptor()).astore(array);
    return array;
  }

  /** Indices of the first operand, from one on, and of the second one in turn. */
  private Lane alternating(int from) {
    return LaneIndices.of(lanes, type, lane -> from + lane / 2 + (lane % 2) * lanes.count());
  }
}
