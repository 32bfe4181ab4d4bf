package io.github.quern.tornado.emit;

import io.github.quern.ir.Array;
import io.github.quern.ir.Block;
import io.github.quern.ir.Instruction;
import io.github.quern.ir.Program;
import io.github.quern.ir.Role;
import io.github.quern.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A program for several rows at once: what differs between rows stands there once for each, in
 * step, with values and arrays of its own; what depends on columns and parameters only stands there
 * once for all, and loops run once. So a number that was loaded serves several pairs, and each
 * row's arithmetic is the program's, in the same order.
 *
 * <p>Inputs of the rows after the first have numbers of their own, see {@link #input}.
 */
final class SeveralRows {
  private final Program program;
  private final int distance;
  private final Dependence dependence;
  private final List<Row> rows;
  private final Renaming.Numbers numbers;
  private final Program together;
  private final List<Block> finishes;

  /**
   * A program for some rows.
   *
   * @param program the program for one
   * @param rows how many
   * @param distance how far each row's number is from that of the row before it
   */
  SeveralRows(Program program, int rows, int distance) {
    this.program = program;
    this.distance = distance;
    this.dependence = Dependence.onRows(program);
    this.numbers = new Renaming.Numbers(program);
    this.rows = IntStream.range(0, rows).mapToObj(Row::new).toList();
    this.together =
        new Program(
            program.inputs(),
            program.outputs(),
            program.accumulation(),
            arraysOf(program.total()),
            arraysOf(program.partial()),
            arraysOf(program.scratch()),
            all(program.parameters()),
            all(program.row()),
            all(program.begin()),
            all(program.reset()),
            all(program.pair()),
            all(program.merge()),
            Block.EMPTY);
    this.finishes = this.rows.stream().map(row -> row.copy(program.finish())).toList();
  }

  private List<Array> arraysOf(List<Array> arrays) {
    return rows.stream().flatMap(row -> arrays.stream().map(row::array)).distinct().toList();
  }

  /** How many rows. */
  int count() {
    return rows.size();
  }

  /** The number that the instructions for a row use for an input of rows. */
  int input(int input, int row) {
    return input + row * program.inputs().size();
  }

  /** Numbers that none of these instructions has. */
  Renaming.Numbers numbers() {
    return numbers;
  }

  /** The arrays of a row's state. */
  List<Array> total(int row) {
    return program.total().stream().map(rows.get(row)::array).toList();
  }

  /** The instructions for all rows, but for those that finish them. */
  Program together() {
    return together;
  }

  /** The instructions that finish each row. */
  List<Block> finishes() {
    return finishes;
  }

  private Block all(Block block) {
    List<Instruction> result = new ArrayList<>();
    for (Instruction instruction : block.instructions()) {
      switch (instruction) {
        case Instruction.Pure pure -> {
          if (dependence.differs(pure.result())) {
            rows.forEach(row -> result.addAll(row.several(pure)));
          } else {
            result.add(pure);
          }
        }
        case Instruction.Read read -> each(read, dependence.differs(read.result()), result);
        case Instruction.Write write -> each(write, dependence.differs(write.array()), result);
        case Instruction.Loop loop ->
            result.add(new Instruction.Loop(loop.variable(), all(loop.body())));
        case Instruction.When when -> {
          if (dependence.differs(when.left()) || dependence.differs(when.right())) {
            each(when, true, result);
          } else {
            result.add(
                new Instruction.When(
                    when.comparison(), when.left(), when.right(), all(when.body())));
          }
        }
        case Instruction.Store store ->
            throw new IllegalArgumentException("rows are finished one by one");
      }
    }
    return new Block(result);
  }

  private void each(Instruction instruction, boolean differs, List<Instruction> result) {
    if (differs) {
      rows.forEach(row -> result.add(row.copy(instruction)));
    } else {
      result.add(instruction);
    }
  }

  /** The values and arrays of one of the rows; the first has the program's own. */
  private final class Row extends Renaming {
    private final int number;
    private final Map<Array, Array> arrays = new HashMap<>();

    Row(int number) {
      this.number = number;
    }

    @Override
    Value define(Value value) {
      return number == 0 ? value : replace(value, numbers.like(value));
    }

    @Override
    Array array(Array array) {
      return number == 0 || !dependence.differs(array)
          ? array
          : arrays.computeIfAbsent(array, SeveralRows.this.numbers::like);
    }

    @Override
    int input(int input) {
      return program.inputs().get(input).role() == Role.ROW
          ? SeveralRows.this.input(input, number)
          : input;
    }

    /** Its number is the first row's plus a constant. */
    @Override
    List<Instruction> several(Instruction instruction) {
      return number > 0
              && instruction instanceof Instruction.Ordinal ordinal
              && ordinal.role() == Role.ROW
          ? later(ordinal, (long) number * distance, numbers)
          : super.several(instruction);
    }
  }
}
