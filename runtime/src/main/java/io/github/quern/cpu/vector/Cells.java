package io.github.quern.cpu.vector;

import io.github.quern.bytecode.CountedLoop;
import io.github.quern.cpu.lanes.Lane;
import io.github.quern.ir.Instruction;
import io.github.quern.ir.Value;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Emits instructions for several cells in step: what is the same for some of them is computed once,
 * loops run once, and the cells' arithmetic overlaps.
 */
final class Cells {
  private final CodeBuilder code;
  private final Counters counters;

  /**
   * An emitter.
   *
   * @param code where to emit
   * @param counters the loops that are being emitted
   */
  Cells(CodeBuilder code, Counters counters) {
    this.code = code;
    this.counters = counters;
  }

  /** Emits instructions for some cells. */
  void emit(List<Instruction> instructions, List<Cell> cells) {
    within(cells, () -> instructions.forEach(instruction -> emit(instruction, cells)));
  }

  /** Has each cell forget, after a block, what it computed in it. */
  private static void within(List<Cell> cells, Runnable block) {
    if (cells.isEmpty()) {
      block.run();
    } else {
      cells.getFirst().within(() -> within(cells.subList(1, cells.size()), block));
    }
  }

  private void emit(Instruction instruction, List<Cell> cells) {
    switch (instruction) {
      case Instruction.Pure pure ->
          onePerHome(cells, pure.result()).forEach(cell -> cell.define(pure));
      case Instruction.Read read ->
          onePerHome(cells, read.result()).forEach(cell -> cell.read(read));
      case Instruction.Write write -> cells.forEach(cell -> cell.write(write));
      case Instruction.Loop loop -> {
        int counter = code.allocateLocal(TypeKind.INT);
        counters.put(loop.variable(), counter);
        try (CountedLoop _ = CountedLoop.upTo(code, counter, loop.variable().count())) {
          emit(loop.body().instructions(), cells);
        }
      }
      case Instruction.When when ->
          cells.forEach(
              cell -> cell.when(when, () -> emit(when.body().instructions(), List.of(cell))));
      case Instruction.Store store ->
          throw new IllegalArgumentException("a tile stores no results");
    }
  }

  private static List<Cell> onePerHome(List<Cell> cells, Value value) {
    Set<Map<Value, Lane>> homes = Collections.newSetFromMap(new IdentityHashMap<>());
    Function<Cell, Map<Value, Lane>> home = cell -> cell.home(value);
    return cells.stream().filter(cell -> homes.add(home.apply(cell))).toList();
  }
}
