package io.github.quern.cpu.vector;

import io.github.quern.bytecode.Loops;
import io.github.quern.bytecode.NumberType;
import io.github.quern.cpu.lanes.Functions;
import io.github.quern.cpu.lanes.Lane;
import io.github.quern.cpu.lanes.Lanes;
import io.github.quern.ir.BinaryFunction;
import io.github.quern.ir.Block;
import io.github.quern.ir.Index;
import io.github.quern.ir.Instruction;
import io.github.quern.ir.LoopVariable;
import io.github.quern.ir.Precision;
import io.github.quern.ir.Role;
import io.github.quern.ir.UnaryFunction;
import io.github.quern.ir.Value;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Emits the instructions of a program for the rows of one strip, which are the lanes. */
final class Strip {
  private final CodeBuilder code;
  private final Lanes lanes;
  private final Precision precision;
  private final TileInputs inputs;
  private final StripArrays arrays;
  private final Uniform uniform;
  private final Numbers numbers;

  /** Values that all strips share. */
  private final Map<Value, Lane> shared;

  private final Map<Integer, Integer> rows;
  private final Map<Value, Lane> own = new HashMap<>();
  private final Map<LoopVariable, Integer> counters = new HashMap<>();
  private int depth;

  /**
   * Where the numbers of rows and columns are.
   *
   * @param row what the lanes' rows are, or a lane that is never used
   * @param column the number of the current column, likewise
   */
  record Numbers(Lane row, Lane column) {}

  /**
   * A strip.
   *
   * @param code where to emit
   * @param lanes the lanes
   * @param precision the type of real values
   * @param inputs the tile's inputs
   * @param rows the strip's rows of them, transposed
   * @param arrays the strip's private arrays
   * @param uniform which values are the same for all strips
   * @param shared those of them that were computed
   * @param numbers of rows and columns
   */
  Strip(
      CodeBuilder code,
      Lanes lanes,
      Precision precision,
      TileInputs inputs,
      Map<Integer, Integer> rows,
      StripArrays arrays,
      Uniform uniform,
      Map<Value, Lane> shared,
      Numbers numbers) {
    this.code = code;
    this.lanes = lanes;
    this.precision = precision;
    this.inputs = inputs;
    this.rows = rows;
    this.arrays = arrays;
    this.uniform = uniform;
    this.shared = shared;
    this.numbers = numbers;
  }

  /** Emits a block. */
  void emit(Block block) {
    for (Instruction instruction : block.instructions()) {
      switch (instruction) {
        case Instruction.Pure pure -> define(pure);
        case Instruction.Read read ->
            own.put(read.result(), arrays.read(read.array(), pushed(read.index())));
        case Instruction.Write write ->
            arrays.write(write.array(), pushed(write.index()), value(write.value()));
        case Instruction.Loop loop -> loop(loop);
        case Instruction.Store store ->
            throw new IllegalArgumentException("a tile stores no results");
      }
    }
  }

  private void define(Instruction.Pure pure) {
    if (uniform.contains(pure.result()) && depth == 0) {
      if (!shared.containsKey(pure.result())) {
        shared.put(pure.result(), compute(pure));
      }
    } else {
      own.put(pure.result(), compute(pure));
    }
  }

  private Lane value(Value value) {
    Lane lane = own.get(value);
    return lane != null ? lane : Objects.requireNonNull(shared.get(value));
  }

  private void loop(Instruction.Loop loop) {
    int counter = code.allocateLocal(TypeKind.INT);
    counters.put(loop.variable(), counter);
    depth++;
    Loops.count(
        code, counter, () -> code.loadConstant(loop.variable().count()), () -> emit(loop.body()));
    depth--;
  }

  private StripArrays.Position pushed(Index index) {
    return new StripArrays.Position(index, () -> push(index));
  }

  /** Pushes an index as an int. */
  private void push(Index index) {
    code.loadConstant(index.offset());
    for (Index.Term term : index.terms()) {
      code.iload(Objects.requireNonNull(counters.get(term.loop())));
      code.loadConstant(term.stride()).imul().iadd();
    }
  }

  private NumberType type(Value value) {
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
                push(position.index());
                type.fromInt(code);
              });
      case Instruction.Load load -> inputs.load(load.input(), rows, () -> push(load.component()));
      case Instruction.Lookup lookup -> lookup(lookup, type);
      case Instruction.Ordinal ordinal ->
          ordinal.role() == Role.ROW ? numbers.row() : numbers.column();
      case Instruction.Convert convert -> lanes.convert(value(convert.operand()), type);
      case Instruction.Call call -> call(call, type);
      case Instruction.Unary unary -> unary(unary.function(), value(unary.operand()));
      case Instruction.Binary binary ->
          binary(binary.function(), value(binary.left()), value(binary.right()));
      case Instruction.Choose choose ->
          lanes.choose(
              lanes.compare(choose.comparison(), value(choose.left()), value(choose.right())),
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
                rows,
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
