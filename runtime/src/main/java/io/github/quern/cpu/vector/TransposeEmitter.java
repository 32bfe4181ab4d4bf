package io.github.quern.cpu.vector;

import io.github.quern.bytecode.Loops;
import io.github.quern.bytecode.NumberType;
import io.github.quern.cpu.lanes.Lane;
import io.github.quern.cpu.lanes.VectorLanes;
import io.github.quern.cpu.parallel.TileCode;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * Emits a {@link io.github.quern.cpu.parallel.SeveralTiles.Transposition} for columns of some
 * dimension: squares of numbers are loaded with a column in each vector, and shuffled until each
 * vector has a component of all columns.
 */
final class TransposeEmitter {
  // The parameters of the method.
  private static final int SOURCE = 0;
  private static final int OFFSET = 1;
  private static final int TARGET = 2;
  private static final int COLUMNS = 3;

  private static final ClassDesc MATH = ClassDesc.of("java.lang.Math");
  private static final MethodTypeDesc MINIMUM =
      MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int, ConstantDescs.CD_int);

  private final CodeBuilder code;
  private final VectorLanes lanes;
  private final NumberType type;
  private final int dimension;
  private final int source;
  private final int target;
  private final int column;

  /** Where the columns are that are transposed now, and where they go. */
  private final int from;

  private final int to;

  /**
   * An emitter of one method.
   *
   * @param code where to emit
   * @param lanes the lanes, at least two
   * @param type the type of the numbers
   * @param dimension the number of components
   */
  TransposeEmitter(CodeBuilder code, VectorLanes lanes, NumberType type, int dimension) {
    this.code = code;
    this.lanes = lanes;
    this.type = type;
    this.dimension = dimension;
    this.source = array(SOURCE);
    this.target = array(TARGET);
    this.column = code.allocateLocal(TypeKind.INT);
    this.from = code.allocateLocal(TypeKind.INT);
    this.to = code.allocateLocal(TypeKind.INT);
  }

  private int array(int parameter) {
    int array = code.allocateLocal(TypeKind.REFERENCE);
    code.aload(code.parameterSlot(parameter)).checkcast(type.arrayDescriptor()).astore(array);
    return array;
  }

  /** Emits the method. */
  void emit() {
    Lane low = alternating(0);
    Lane high = alternating(lanes.count() / 2);
    Loops.count(
        code,
        column,
        () -> code.iload(code.parameterSlot(COLUMNS)),
        () -> {
          code.iload(column).loadConstant(TileCode.TURNS * dimension).imul();
          code.iload(code.parameterSlot(OFFSET)).iadd().istore(from);
          code.iload(column).loadConstant(lanes.count() * dimension).imul().istore(to);
          if (dimension < lanes.count()) {
            narrow(low, high);
          } else {
            wide(low, high);
          }
        });
  }

  /** Squares one after the other; the last one begins earlier where it would end too late. */
  private void wide(Lane low, Lane high) {
    int first = code.allocateLocal(TypeKind.INT);
    int component = code.allocateLocal(TypeKind.INT);
    Label next = code.newLabel();
    Label done = code.newLabel();
    code.iconst_0().istore(first);
    code.labelBinding(next);
    code.iload(first).loadConstant(dimension).if_icmpge(done);
    code.iload(first).loadConstant(dimension - lanes.count());
    code.invokestatic(MATH, "min", MINIMUM).istore(component);
    square(low, high, () -> code.iload(component), lanes.count());
    code.iinc(first, lanes.count());
    code.goto_(next);
    code.labelBinding(done);
  }

  /** One square that reads beyond the columns, or number by number where nothing is there. */
  private void narrow(Lane low, Lane high) {
    Label numbers = code.newLabel();
    Label done = code.newLabel();
    code.iload(from).loadConstant((lanes.count() - 1) * dimension + lanes.count()).iadd();
    code.aload(source).arraylength().if_icmpgt(numbers);
    square(low, high, code::iconst_0, dimension);
    code.goto_(done);
    code.labelBinding(numbers);
    int lane = code.allocateLocal(TypeKind.INT);
    int component = code.allocateLocal(TypeKind.INT);
    Loops.count(
        code,
        lane,
        () -> code.loadConstant(lanes.count()),
        () ->
            Loops.count(
                code,
                component,
                () -> code.loadConstant(dimension),
                () -> {
                  pushTarget(() -> code.iload(component), 0);
                  code.iload(lane).iadd();
                  code.aload(source).iload(from);
                  code.iload(lane).loadConstant(dimension).imul().iadd();
                  code.iload(component).iadd().arrayLoad(type.kind()).arrayStore(type.kind());
                }));
    code.labelBinding(done);
  }

  /**
   * Transposes as many components as there are lanes.
   *
   * @param first pushes the first one, an int
   * @param stored how many of them go to the target
   */
  private void square(Lane low, Lane high, Runnable first, int stored) {
    int count = lanes.count();
    lanes.scoped(() -> {
      List<Lane> square = new ArrayList<>();
      for (int position = 0; position < count; position++) {
        int start = position * dimension;
        square.add(
            LaneIndices.selectable(
                lanes,
                lanes.fromArray(
                    type,
                    () -> {
                      code.aload(source).iload(from).loadConstant(start).iadd();
                      first.run();
                      code.iadd();
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
      for (int number = 0; number < stored; number++) {
        int row = number;
        lanes.intoArray(
            LaneIndices.numbers(lanes, square.get(number)), () -> pushTarget(first, row));
      }
      return square.getFirst();
    });
  }

  /** Pushes the target and the index of a component of the first column. */
  private void pushTarget(Runnable first, int further) {
    code.aload(target);
    first.run();
    code.loadConstant(further).iadd().loadConstant(lanes.count()).imul();
    code.iload(to).iadd();
  }

  /** Indices of the first operand, from one on, and of the second one in turn. */
  private Lane alternating(int from) {
    return LaneIndices.of(lanes, type, lane -> from + lane / 2 + (lane % 2) * lanes.count());
  }
}
