package io.github.quern.cpu.vector;

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
import java.util.stream.Collectors;

/** Which values of a tile depend on rows and which on columns, so that others can be shared. */
final class Dependence {
  private final Program program;
  private final Set<Array> ofPairs;
  private final Set<Value> onRows = new HashSet<>();
  private final Set<Value> onColumns = new HashSet<>();

  Dependence(Program program) {
    this.program = program;
    this.ofPairs =
        Blocks.flatten(program.pair())
            .filter(Instruction.Write.class::isInstance)
            .map(instruction -> ((Instruction.Write) instruction).array())
            .collect(Collectors.toSet());
    for (Block block : program.tileBlocks()) {
      Blocks.flatten(block).forEach(this::visit);
    }
  }

  private void visit(Instruction instruction) {
    switch (instruction) {
      case Instruction.Load load ->
          note(
              load.result(),
              program.inputs().get(load.input()).role() == Role.ROW,
              program.inputs().get(load.input()).role() == Role.COLUMN,
              List.of());
      case Instruction.Ordinal ordinal ->
          note(
              ordinal.result(),
              ordinal.role() == Role.ROW,
              ordinal.role() == Role.COLUMN,
              List.of());
      // Lanes may want different components.
      case Instruction.Lookup lookup ->
          note(
              lookup.result(),
              true,
              program.inputs().get(lookup.input()).role() == Role.COLUMN,
              List.of(lookup.component()));
      case Instruction.Pure pure -> note(pure.result(), false, false, Blocks.operands(instruction));
      // Arrays belong to rows, even those that no row was written to.
      case Instruction.Read read ->
          note(read.result(), true, ofPairs.contains(read.array()), List.of());
      case Instruction.Write write -> {}
      case Instruction.Nested nested -> {}
      case Instruction.Store store -> {}
    }
  }

  private void note(Value value, boolean row, boolean column, Collection<Value> operands) {
    if (row || operands.stream().anyMatch(onRows::contains)) {
      onRows.add(value);
    }
    if (column || operands.stream().anyMatch(onColumns::contains)) {
      onColumns.add(value);
    }
  }

  /** Whether a value differs between rows. */
  boolean onRows(Value value) {
    return onRows.contains(value);
  }

  /** Whether a value differs between columns. */
  boolean onColumns(Value value) {
    return onColumns.contains(value);
  }

  /** Whether an array is written for each pair. */
  boolean ofPairs(Array array) {
    return ofPairs.contains(array);
  }
}
