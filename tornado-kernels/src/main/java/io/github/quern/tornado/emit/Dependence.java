package io.github.quern.tornado.emit;

import io.github.quern.ir.Array;
import io.github.quern.ir.Block;
import io.github.quern.ir.Blocks;
import io.github.quern.ir.Instruction;
import io.github.quern.ir.Program;
import io.github.quern.ir.Role;
import io.github.quern.ir.Value;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which values and arrays differ between rows, or between columns. The others are the same for all
 * rows of a thread, or for all columns that it goes through.
 */
final class Dependence {
  private final Program program;
  private final Role role;
  private final Set<Value> values = new HashSet<>();
  private final Set<Array> arrays = new HashSet<>();

  private Dependence(Program program, Role role, Collection<Array> states) {
    this.program = program;
    this.role = role;
    arrays.addAll(states);
    List<Block> blocks =
        List.of(
            program.parameters(),
            program.row(),
            program.begin(),
            program.reset(),
            program.pair(),
            program.merge());
    int known;
    do {
      known = values.size() + arrays.size();
      blocks.forEach(block -> visit(block, false));
    } while (values.size() + arrays.size() > known);
  }

  /** What differs between rows: states do. */
  static Dependence onRows(Program program) {
    return new Dependence(
        program,
        Role.ROW,
        Stream.of(program.total(), program.partial()).flatMap(List::stream).toList());
  }

  /** What differs between columns: all that is written for each pair does. */
  static Dependence onColumns(Program program) {
    return new Dependence(program, Role.COLUMN, writtenArrays(program.pair()).toList());
  }

  /** The arrays that a block writes. */
  static Stream<Array> writtenArrays(Block block) {
    return Blocks.flatten(block)
        .flatMap(instruction ->
            instruction instanceof Instruction.Write write
                ? Stream.of(write.array())
                : Stream.empty());
  }

  /** Whether a value does. */
  boolean differs(Value value) {
    return values.contains(value);
  }

  /** Whether the content of an array does. */
  boolean differs(Array array) {
    return arrays.contains(array);
  }

  /**
   * Notes what a block defines.
   *
   * @param forSome whether it runs for some of them only
   */
  private void visit(Block block, boolean forSome) {
    for (Instruction instruction : block.instructions()) {
      boolean differs = forSome || differs(instruction);
      switch (instruction) {
        case Instruction.Pure pure -> note(pure.result(), differs);
        case Instruction.Read read -> note(read.result(), differs);
        case Instruction.Write write -> {
          if (differs) {
            arrays.add(write.array());
          }
        }
        case Instruction.Nested nested -> visit(nested.body(), differs);
        case Instruction.Store store ->
            throw new IllegalArgumentException("only rows that are finished are stored");
      }
    }
  }

  private void note(Value value, boolean differs) {
    if (differs) {
      values.add(value);
    }
  }

  private boolean differs(Instruction instruction) {
    boolean own =
        switch (instruction) {
          case Instruction.Load load -> role(program, load.input()) == role;
          case Instruction.Lookup lookup -> role(program, lookup.input()) == role;
          case Instruction.Ordinal ordinal -> ordinal.role() == role;
          case Instruction.Read read -> arrays.contains(read.array());
          default -> false;
        };
    return own || Blocks.operands(instruction).stream().anyMatch(values::contains);
  }

  /** The role of an input; those beyond the program's are of its further rows. */
  static Role role(Program program, int input) {
    return input < program.inputs().size() ? program.inputs().get(input).role() : Role.ROW;
  }
}
