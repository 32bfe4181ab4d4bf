package io.github.quern.tornado.emit;

import io.github.quern.ir.Array;
import io.github.quern.ir.Block;
import io.github.quern.ir.Blocks;
import io.github.quern.ir.Instruction;
import io.github.quern.ir.Program;
import io.github.quern.ir.Role;
import io.github.quern.ir.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which values and arrays differ between rows. The others, which depend on columns and parameters
 * only, are the same for all rows of a thread.
 */
final class RowDependence {
  private final Program program;
  private final Set<Value> values = new HashSet<>();
  private final Set<Array> arrays = new HashSet<>();

  RowDependence(Program program) {
    this.program = program;
    arrays.addAll(program.total());
    arrays.addAll(program.partial());
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

  /** Whether a value differs between rows. */
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
   * @param someRows whether it runs for some rows only
   */
  private void visit(Block block, boolean someRows) {
    for (Instruction instruction : block.instructions()) {
      boolean differs = someRows || differs(instruction);
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
          case Instruction.Load load -> isOfRows(load.input());
          case Instruction.Lookup lookup -> isOfRows(lookup.input());
          case Instruction.Ordinal ordinal -> ordinal.role() == Role.ROW;
          case Instruction.Read read -> arrays.contains(read.array());
          default -> false;
        };
    return own || Blocks.operands(instruction).stream().anyMatch(values::contains);
  }

  private boolean isOfRows(int input) {
    return program.inputs().get(input).role() == Role.ROW;
  }
}
