package io.github.quern.tornado.emit;

import io.github.quern.ir.Array;
import io.github.quern.ir.BinaryFunction;
import io.github.quern.ir.Block;
import io.github.quern.ir.Index;
import io.github.quern.ir.Instruction;
import io.github.quern.ir.LoopVariable;
import io.github.quern.ir.Program;
import io.github.quern.ir.Value;
import io.github.quern.ir.ValueType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Copies instructions, with other values, arrays, inputs and indices in the place of their own. */
abstract class Renaming {
  private final Map<Value, Value> values = new HashMap<>();

  /** What takes the place of a value that is used: what has replaced it, or itself. */
  final Value use(Value value) {
    return values.getOrDefault(value, value);
  }

  /** Has a value take the place of another one, where that is used from here on. */
  final Value replace(Value value, Value own) {
    values.put(value, own);
    return own;
  }

  /** What takes the place of a value that is defined. */
  Value define(Value value) {
    return value;
  }

  /** What takes the place of an array. */
  Array array(Array array) {
    return array;
  }

  /** What takes the place of an input. */
  int input(int input) {
    return input;
  }

  /** What takes the place of an index. */
  Index index(Index index) {
    return index;
  }

  /** An index with another one in the place of a counter. */
  static Index substituted(Index index, LoopVariable counter, Index by) {
    Index result = Index.fixed(index.offset());
    for (Index.Term term : index.terms()) {
      Index factor = term.loop().equals(counter) ? by : Index.of(term.loop());
      result = result.plus(factor.times(term.stride()));
    }
    return result;
  }

  /** The copy of a block. */
  Block copy(Block block) {
    return new Block(
        block.instructions().stream()
            .flatMap(instruction -> several(instruction).stream())
            .toList());
  }

  /** What takes the place of an instruction: mostly its copy. */
  List<Instruction> several(Instruction instruction) {
    return List.of(copy(instruction));
  }

  /** The number of a row or column that comes so many after the current one. */
  final List<Instruction> later(Instruction.Ordinal ordinal, long distance, Numbers numbers) {
    Value current = new Value(numbers.next(), ValueType.INTEGER);
    Value after = new Value(numbers.next(), ValueType.INTEGER);
    return List.of(
        new Instruction.Ordinal(current, ordinal.role()),
        new Instruction.Constant(after, distance),
        new Instruction.Binary(define(ordinal.result()), BinaryFunction.ADD, current, after));
  }

  /** The copy of an instruction. */
  Instruction copy(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Pure pure -> copy(pure);
      case Instruction.Read read ->
          new Instruction.Read(define(read.result()), array(read.array()), index(read.index()));
      case Instruction.Write write ->
          new Instruction.Write(array(write.array()), index(write.index()), use(write.value()));
      case Instruction.Loop loop -> new Instruction.Loop(loop.variable(), copy(loop.body()));
      case Instruction.When when ->
          new Instruction.When(
              when.comparison(), use(when.left()), use(when.right()), copy(when.body()));
      case Instruction.Store store ->
          new Instruction.Store(store.output(), index(store.component()), use(store.value()));
    };
  }

  private Instruction copy(Instruction.Pure pure) {
    Value result = define(pure.result());
    return switch (pure) {
      case Instruction.Constant constant -> new Instruction.Constant(result, constant.number());
      case Instruction.Position position ->
          new Instruction.Position(result, index(position.index()));
      case Instruction.Load load ->
          new Instruction.Load(result, input(load.input()), index(load.component()));
      case Instruction.Lookup lookup ->
          new Instruction.Lookup(result, input(lookup.input()), use(lookup.component()));
      case Instruction.Ordinal ordinal -> new Instruction.Ordinal(result, ordinal.role());
      case Instruction.Convert convert -> new Instruction.Convert(result, use(convert.operand()));
      case Instruction.Call call ->
          new Instruction.Call(
              result, call.function(), call.operands().stream().map(this::use).toList());
      case Instruction.Unary unary ->
          new Instruction.Unary(result, unary.function(), use(unary.operand()));
      case Instruction.Binary binary ->
          new Instruction.Binary(
              result, binary.function(), use(binary.left()), use(binary.right()));
      case Instruction.Choose choose ->
          new Instruction.Choose(
              result,
              choose.comparison(),
              use(choose.left()),
              use(choose.right()),
              use(choose.whenTrue()),
              use(choose.whenFalse()));
    };
  }

  /** Numbers that no value, array or loop of a program has. */
  static final class Numbers {
    private int next;

    Numbers(Program program) {
      next =
          1
              + Stream.of(
                      Stream.of(program.total(), program.partial(), program.scratch())
                          .flatMap(List::stream)
                          .map(Array::id),
                      program.instructions().flatMap(Numbers::defined))
                  .flatMap(numbers -> numbers)
                  .mapToInt(Integer::intValue)
                  .max()
                  .orElse(0);
    }

    private static Stream<Integer> defined(Instruction instruction) {
      return switch (instruction) {
        case Instruction.Pure pure -> Stream.of(pure.result().id());
        case Instruction.Read read -> Stream.of(read.result().id());
        case Instruction.Loop loop -> Stream.of(loop.variable().id());
        case Instruction.Write write -> Stream.of();
        case Instruction.When when -> Stream.of();
        case Instruction.Store store -> Stream.of();
      };
    }

    /** The next one. */
    int next() {
      return next++;
    }

    /** A value like another one. */
    Value like(Value value) {
      return new Value(next(), value.type());
    }

    /** An array like another one. */
    Array like(Array array) {
      return new Array(next(), array.name(), array.length(), array.type());
    }
  }
}
