package io.github.quern.cpu.vector;

import io.github.quern.bytecode.NumberType;
import io.github.quern.cpu.lanes.Functions;
import io.github.quern.cpu.lanes.Lane;
import io.github.quern.cpu.lanes.Lanes;
import io.github.quern.ir.Array;
import io.github.quern.ir.BinaryFunction;
import io.github.quern.ir.Comparison;
import io.github.quern.ir.Instruction;
import io.github.quern.ir.Precision;
import io.github.quern.ir.Role;
import io.github.quern.ir.UnaryFunction;
import io.github.quern.ir.Value;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One strip of rows and one of the columns that are computed at the same time. */
final class Cell {
  private final CodeBuilder code;
  private final Lanes lanes;
  private final Precision precision;
  private final Counters counters;
  private final Strip strip;
  private final Column column;
  private final StripArrays arrays;
  private final Dependence dependence;
  private final Map<Value, Lane> shared;
  private final Map<Value, Lane> own = new HashMap<>();
  private Map<Test, Lane> masks = new HashMap<>();

  /**
   * A column.
   *
   * @param position how many columns it is after the first one of those computed together
   * @param number lanes for its number, or some that are never used
   * @param values what depends on it, but not on rows
   */
  record Column(int position, Lane number, Map<Value, Lane> values) {}

  private record Test(Comparison comparison, Value left, Value right) {}

  /**
   * A cell.
   *
   * @param code where to emit
   * @param lanes the lanes
   * @param precision the type of real values
   * @param counters the loops that are being emitted
   * @param strip its rows
   * @param column its column
   * @param arrays the arrays that it shares with no other cell
   * @param dependence what values depend on
   * @param shared values that depend neither on rows nor on columns
   */
  Cell(
      CodeBuilder code,
      Lanes lanes,
      Precision precision,
      Counters counters,
      Strip strip,
      Column column,
      StripArrays arrays,
      Dependence dependence,
      Map<Value, Lane> shared) {
    this.code = code;
    this.lanes = lanes;
    this.precision = precision;
    this.counters = counters;
    this.strip = strip;
    this.column = column;
    this.arrays = arrays;
    this.dependence = dependence;
    this.shared = shared;
  }

  /** How many columns its column is after the first one. */
  int position() {
    return column.position();
  }

  /**
   * Where a value is kept: with the cell, or with all cells of its strip or column, or with all.
   */
  Map<Value, Lane> home(Value value) {
    if (dependence.onRows(value)) {
      return dependence.onColumns(value) ? own : strip.values();
    }
    return dependence.onColumns(value) ? column.values() : shared;
  }

  /** A value that was computed. */
  Lane value(Value value) {
    return Objects.requireNonNull(home(value).get(value));
  }

  /** Emits the computation of a value. */
  void define(Instruction.Pure pure) {
    home(pure.result()).put(pure.result(), compute(pure));
  }

  /** Emits the read of an entry of an array. */
  void read(Instruction.Read read) {
    home(read.result())
        .put(
            read.result(),
            arrays(read.array()).read(read.array(), counters.position(read.index())));
  }

  /** Emits the write of an entry of an array. */
  void write(Instruction.Write write) {
    arrays(write.array())
        .write(write.array(), counters.position(write.index()), value(write.value()));
  }

  private StripArrays arrays(Array array) {
    return arrays.uses(array) ? arrays : strip.arrays();
  }

  /** Emits what is done only if a comparison holds for one of its rows. */
  void when(Instruction.When when, Runnable body) {
    lanes.whenAny(mask(when.comparison(), when.left(), when.right()), body);
  }

  /** Emits a block; the masks that it computes are not used after it. */
  void within(Runnable block) {
    Map<Test, Lane> before = masks;
    masks = new HashMap<>(before);
    block.run();
    masks = before;
  }

  private Lane mask(Comparison comparison, Value left, Value right) {
    Test test = new Test(comparison, left, right);
    Lane mask = masks.get(test);
    if (mask == null) {
      mask = lanes.compare(comparison, value(left), value(right));
      masks.put(test, mask);
    }
    return mask;
  }

  /** The type of a value. */
  NumberType type(Value value) {
    return NumberType.of(value.type(), precision);
  }

  private Lane compute(Instruction.Pure pure) {
    NumberType type = type(pure.result());
    return switch (pure) {
      case Instruction.Constant constant -> lanes.constant(type, constant.number());
      case Instruction.Position position ->
          lanes.broadcast(
              type,
              () -> {
                counters.push(position.index());
                type.fromInt(code);
              });
      case Instruction.Load load ->
          strip.inputs().load(load.input(), load.component(), shift(load.input()), counters);
      case Instruction.Lookup lookup -> lookup(lookup, type);
      case Instruction.Ordinal ordinal ->
          ordinal.role() == Role.ROW ? strip.number() : column.number();
      case Instruction.Convert convert -> lanes.convert(value(convert.operand()), type);
      case Instruction.Call call -> call(call, type);
      case Instruction.Unary unary -> unary(unary.function(), value(unary.operand()));
      case Instruction.Binary binary ->
          binary(binary.function(), value(binary.left()), value(binary.right()));
      case Instruction.Choose choose ->
          lanes.choose(
              mask(choose.comparison(), choose.left(), choose.right()),
              value(choose.whenTrue()),
              value(choose.whenFalse()));
    };
  }

  private Lane unary(UnaryFunction function, Lane a) {
    return switch (function) {
      case NEGATE -> lanes.negate(a);
      case ABS -> lanes.abs(a);
      case SQRT -> lanes.sqrt(a);
      case EXP -> Functions.exp(lanes, a);
      case LOG -> Functions.log(lanes, a);
      case SIN -> Functions.sin(lanes, a);
      case COS -> Functions.cos(lanes, a);
      case ASIN -> Functions.asin(lanes, a);
      case ACOS -> Functions.acos(lanes, a);
      case ATAN -> Functions.atan(lanes, a);
      case FLOOR -> a.type() == NumberType.LONG ? a : Functions.floor(lanes, a);
    };
  }

  private Lane binary(BinaryFunction function, Lane a, Lane b) {
    return switch (function) {
      case ADD -> lanes.add(a, b);
      case SUBTRACT -> lanes.subtract(a, b);
      case MULTIPLY -> lanes.multiply(a, b);
      case DIVIDE -> lanes.divide(a, b);
      case POW -> Functions.pow(lanes, a, b);
      case ATAN2 -> Functions.atan2(lanes, a, b);
    };
  }

  /** Each lane may want another component. */
  private Lane lookup(Instruction.Lookup lookup, NumberType type) {
    return lanes.eachLane(
        type,
        List.of(value(lookup.component())),
        (lane, operands) ->
            strip
                .inputs()
                .pushForLane(
                    lookup.input(),
                    lane,
                    () -> {
                      operands.getFirst().run();
                      code.l2i().loadConstant(shift(lookup.input())).iadd();
                    }));
  }

  /** How far the numbers of its column are from those of the first one. */
  private int shift(int input) {
    return column.position() * strip.inputs().columnDistance(input);
  }

  private Lane call(Instruction.Call call, NumberType type) {
    Method method = call.function().version(precision);
    NumberType own = method.getReturnType() == float.class ? NumberType.FLOAT : NumberType.DOUBLE;
    List<Lane> operands = new ArrayList<>();
    call.operands().forEach(operand -> operands.add(value(operand)));
    return lanes.eachLane(
        type,
        operands,
        (lane, values) -> {
          for (Runnable value : values) {
            value.run();
            own.from(code, type);
          }
          code.invokestatic(
              ClassDesc.of(method.getDeclaringClass().getName()),
              method.getName(),
              MethodTypeDesc.of(
                  own.descriptor(), Collections.nCopies(values.size(), own.descriptor())));
          type.from(code, own);
        });
  }
}
