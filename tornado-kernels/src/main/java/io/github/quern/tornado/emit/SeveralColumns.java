package io.github.quern.tornado.emit;

import io.github.quern.ir.Array;
import io.github.quern.ir.BinaryFunction;
import io.github.quern.ir.Block;
import io.github.quern.ir.Instruction;
import io.github.quern.ir.Program;
import io.github.quern.ir.Role;
import io.github.quern.ir.Value;
import io.github.quern.ir.ValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The instructions of a pair for several columns that follow each other: what differs between
 * columns stands there once for each, with values of its own; loops run once, so that what they
 * read of rows serves all of these columns. Sums take their terms in the same order as if columns
 * came one after the other, see {@link ColumnOrder}.
 */
final class SeveralColumns {
  private final Program program;
  private final Dependence dependence;
  private final ColumnOrder order;
  private final Renaming.Numbers numbers;
  private final List<Column> columns;

  private SeveralColumns(Program program, int count, Renaming.Numbers numbers) {
    this.program = program;
    this.dependence = Dependence.onColumns(program);
    this.order = new ColumnOrder(program);
    this.numbers = numbers;
    this.columns = IntStream.range(0, count).mapToObj(Column::new).toList();
  }

  /**
   * The instructions for some columns.
   *
   * @param program the program, whose pair is for one column
   * @param count how many columns
   * @param numbers numbers that are free
   */
  static Block pair(Program program, int count, Renaming.Numbers numbers) {
    SeveralColumns several = new SeveralColumns(program, count, numbers);
    return several.all(several.order.parts());
  }

  private Block all(List<ColumnOrder.Part> parts) {
    List<Instruction> result = new ArrayList<>();
    for (ColumnOrder.Part part : parts) {
      if (part.loop()) {
        Instruction.Loop loop = part.asLoop();
        result.add(new Instruction.Loop(loop.variable(), all(ColumnOrder.split(loop.body()))));
      } else {
        columns.forEach(column ->
            part.instructions().stream()
                .filter(instruction -> column.number == 0 || differs(instruction))
                .forEach(instruction -> result.addAll(column.several(instruction))));
      }
    }
    return new Block(result);
  }

  private boolean differs(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Pure pure -> dependence.differs(pure.result());
      case Instruction.Read read -> dependence.differs(read.result());
      case Instruction.Write write -> true;
      case Instruction.Nested nested -> true;
      case Instruction.Store store -> throw new IllegalArgumentException("a pair stores nothing");
    };
  }

  /** The values and arrays of one of the columns; the first has the program's own arrays. */
  private final class Column extends Renaming {
    private final int number;
    private final Map<Array, Array> arrays = new HashMap<>();

    Column(int number) {
      this.number = number;
    }

    @Override
    Value define(Value value) {
      Value own = numbers.like(value);
      // What does not differ was written for the first column, and serves the others as well.
      columns.stream()
          .filter(column -> column == this || !dependence.differs(value))
          .forEach(column -> column.replace(value, own));
      return own;
    }

    @Override
    Array array(Array array) {
      return number == 0 || !order.own().contains(array)
          ? array
          : arrays.computeIfAbsent(array, numbers::like);
    }

    @Override
    List<Instruction> several(Instruction instruction) {
      return switch (instruction) {
        case Instruction.Load load when isOfColumns(load.input()) ->
            List.of(
                new Instruction.Load(
                    define(load.result()),
                    load.input(),
                    load.component().plus(distance(load.input()))));
        case Instruction.Lookup lookup when number > 0 && isOfColumns(lookup.input()) ->
            later(lookup);
        case Instruction.Ordinal ordinal when number > 0 && ordinal.role() == Role.COLUMN ->
            later(ordinal, number, numbers);
        default -> super.several(instruction);
      };
    }

    private List<Instruction> later(Instruction.Lookup lookup) {
      Value distance = new Value(numbers.next(), ValueType.INTEGER);
      Value component = new Value(numbers.next(), ValueType.INTEGER);
      return List.of(
          new Instruction.Constant(distance, distance(lookup.input())),
          new Instruction.Binary(component, BinaryFunction.ADD, use(lookup.component()), distance),
          new Instruction.Lookup(define(lookup.result()), lookup.input(), component));
    }

    private boolean isOfColumns(int input) {
      return Dependence.role(program, input) == Role.COLUMN;
    }

    /** How far its numbers are from the first column's. */
    private int distance(int input) {
      return number * program.inputs().get(input).dimension();
    }
  }
}
