package io.github.quern.cpu.vector;

import io.github.quern.bytecode.Loops;
import io.github.quern.cpu.lanes.Lane;
import io.github.quern.ir.Block;
import io.github.quern.ir.Instruction;
import io.github.quern.ir.Value;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.util.List;
import java.util.Map;

/**
 * Emits blocks for several strips in step, instruction by instruction: what is the same for all
 * rows is computed once, loops run once, and the strips' arithmetic overlaps.
 */
final class Strips {
  private final CodeBuilder code;
  private final List<Strip> strips;
  private final Uniform uniform;
  private final Map<Value, Lane> shared;
  private final Counters counters;

  /**
   * Some strips.
   *
   * @param code where to emit
   * @param strips the strips
   * @param uniform which values are the same for all of them
   * @param shared where those of these values are that were computed
   * @param counters the loops that are being emitted
   */
  Strips(
      CodeBuilder code,
      List<Strip> strips,
      Uniform uniform,
      Map<Value, Lane> shared,
      Counters counters) {
    this.code = code;
    this.strips = List.copyOf(strips);
    this.uniform = uniform;
    this.shared = shared;
    this.counters = counters;
  }

  /** Emits a block. */
  void emit(Block block) {
    emit(block, strips);
  }

  private void emit(Block block, List<Strip> members) {
    within(members, () -> block.instructions().forEach(instruction -> emit(instruction, members)));
  }

  /** Has each strip forget, after a block, what it computed in it. */
  private static void within(List<Strip> members, Runnable block) {
    if (members.isEmpty()) {
      block.run();
    } else {
      members.getFirst().within(() -> within(members.subList(1, members.size()), block));
    }
  }

  private void emit(Instruction instruction, List<Strip> members) {
    switch (instruction) {
      case Instruction.Pure pure -> {
        if (uniform.contains(pure.result())) {
          shared.put(pure.result(), members.getFirst().compute(pure));
        } else {
          members.forEach(strip -> strip.define(pure));
        }
      }
      case Instruction.Read read -> members.forEach(strip -> strip.read(read));
      case Instruction.Write write -> members.forEach(strip -> strip.write(write));
      case Instruction.Loop loop -> {
        int counter = code.allocateLocal(TypeKind.INT);
        counters.put(loop.variable(), counter);
        Loops.count(
            code,
            counter,
            () -> code.loadConstant(loop.variable().count()),
            () -> emit(loop.body(), members));
      }
      case Instruction.When when ->
          members.forEach(strip -> strip.when(when, () -> emit(when.body(), List.of(strip))));
      case Instruction.Store store ->
          throw new IllegalArgumentException("a tile stores no results");
    }
  }
}
