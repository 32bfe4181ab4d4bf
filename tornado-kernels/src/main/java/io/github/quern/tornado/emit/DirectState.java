package io.github.quern.tornado.emit;

import io.github.quern.ir.Accumulation;
import io.github.quern.ir.Array;
import io.github.quern.ir.Block;
import io.github.quern.ir.Instruction;
import io.github.quern.ir.Program;
import java.util.HashMap;
import java.util.Map;

/**
 * Programs with {@linkplain Accumulation#DIRECT direct} accumulation, for one thread per row: the
 * only state there is goes through all columns, so pairs accumulate into {@code total} itself and
 * nothing is merged. That halves the registers that a state takes.
 */
final class DirectState {
  private final Map<Array, Array> totals = new HashMap<>();

  private DirectState(Program program) {
    for (int part = 0; part < program.total().size(); part++) {
      totals.put(program.partial().get(part), program.total().get(part));
    }
  }

  /** The same program without the partial state, or the program itself if it takes tiles. */
  static Program of(Program program) {
    return switch (program.accumulation()) {
      case TILED -> program;
      case DIRECT ->
          new Program(
              program.inputs(),
              program.outputs(),
              program.accumulation(),
              program.total(),
              program.total(),
              program.scratch(),
              program.parameters(),
              program.row(),
              program.begin(),
              Block.EMPTY,
              new DirectState(program).replace(program.pair()),
              Block.EMPTY,
              program.finish());
    };
  }

  private Block replace(Block block) {
    return new Block(block.instructions().stream().map(this::replace).toList());
  }

  private Instruction replace(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Pure pure -> pure;
      case Instruction.Read read ->
          new Instruction.Read(read.result(), replace(read.array()), read.index());
      case Instruction.Write write ->
          new Instruction.Write(replace(write.array()), write.index(), write.value());
      case Instruction.Loop loop -> new Instruction.Loop(loop.variable(), replace(loop.body()));
      case Instruction.When when ->
          new Instruction.When(when.comparison(), when.left(), when.right(), replace(when.body()));
      case Instruction.Store store -> store;
    };
  }

  private Array replace(Array array) {
    return totals.getOrDefault(array, array);
  }
}
