package io.github.quern.cpu.vector;

import io.github.quern.bytecode.NumberType;
import io.github.quern.cpu.lanes.Functions;
import io.github.quern.cpu.lanes.Lane;
import io.github.quern.cpu.lanes.Lanes;
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

/**
 * As many rows as there are lanes: where their numbers are, and how a value of theirs is emitted.
 */
final class Strip {
  private final CodeBuilder code;
  private final Lanes lanes;
  private final Precision precision;
  private final LaneInputs inputs;
  private final Counters counters;
  private final StripArrays arrays;
  private final StripRows rows;
  private final Lane number;
  private final Lane column;
  private final Map<Value, Lane> shared;
  private final Map<Value, Lane> own = new HashMap<>();
  private Map<Test, Lane> masks = new HashMap<>();

  private record Test(Comparison comparison, Value left, Value right) {}

  /**
   * A strip.
   *
   * @param code where to emit
   * @param lanes the lanes
   * @param precision the type of real values
   * @param inputs the inputs
   * @param counters the loops that are being emitted
   * @param arrays the strip's private arrays
   * @param rows which rows it has
   * @param number their numbers, or a lane that is never used
   * @param column the number of the current column, likewise
   * @param shared values that are the same for all strips
   */
  Strip(
      CodeBuilder code,
      Lanes lanes,
      Precision precision,
      LaneInputs inputs,
      Counters counters,
      StripArrays arrays,
      StripRows rows,
      Lane number,
      Lane column,
      Map<Value, Lane> shared) {
    this.code = code;
    this.lanes = lanes;
    this.precision = precision;
    this.inputs = inputs;
    this.counters = counters;
    this.arrays = arrays;
    this.rows = rows;
    this.number = number;
    this.column = column;
    this.shared = shared;
  }

  /** Its private arrays. */
  StripArrays arrays() {
    return arrays;
  }

  /** Which rows it has. */
  StripRows rows() {
    return rows;
  }

  /** Their numbers, or a lane that is never used. */
  Lane number() {
    return number;
  }

  /** Emits what is done when it moves on to other rows. */
  void enter() {
    inputs.enter(rows);
  }

  /** Emits the computation of a value that is its own. */
  void define(Instruction.Pure pure) {
    own.put(pure.result(), compute(pure));
  }

  /** Emits the read of an entry of an array. */
  void read(Instruction.Read read) {
    own.put(read.result(), arrays.read(read.array(), counters.position(read.index())));
  }

  /** Emits the write of an entry of an array. */
  void write(Instruction.Write write) {
    arrays.write(write.array(), counters.position(write.index()), value(write.value()));
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

  private Lane value(Value value) {
    Lane lane = own.get(value);
    return lane != null ? lane : Objects.requireNonNull(shared.get(value));
  }

  private NumberType type(Value value) {
    return NumberType.of(value.type(), precision);
  }

  /** Emits the computation of a value for all lanes. */
  Lane compute(Instruction.Pure pure) {
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
          inputs.load(load.input(), () -> counters.push(load.component()));
      case Instruction.Lookup lookup -> lookup(lookup, type);
      case Instruction.Ordinal ordinal -> ordinal.role() == Role.ROW ? number : column;
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
            inputs.pushForLane(
                lookup.input(),
                lane,
                () -> {
                  operands.getFirst().run();
                  code.l2i();
                }));
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
