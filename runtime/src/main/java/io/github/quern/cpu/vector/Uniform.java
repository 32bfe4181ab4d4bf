package io.github.quern.cpu.vector;

import io.github.quern.ir.Block;
import io.github.quern.ir.Blocks;
import io.github.quern.ir.Instruction;
import io.github.quern.ir.Program;
import io.github.quern.ir.Role;
import io.github.quern.ir.Value;
import java.util.HashSet;
import java.util.Set;

/** Which values are the same for all rows of a tile, so that strips of rows can share them. */
final class Uniform {
  private final Program program;
  private final Set<Value> values = new HashSet<>();

  Uniform(Program program) {
    this.program = program;
    for (Block block : program.tileBlocks()) {
      Blocks.flatten(block).forEach(this::visit);
    }
  }

  private void visit(Instruction instruction) {
    if (instruction instanceof Instruction.Pure pure && isUniform(pure)) {
      values.add(pure.result());
    }
  }

  private boolean isUniform(Instruction.Pure pure) {
    return switch (pure) {
      case Instruction.Constant constant -> true;
      case Instruction.Position position -> true;
      case Instruction.Load load -> program.inputs().get(load.input()).role() != Role.ROW;
      case Instruction.Ordinal ordinal -> ordinal.role() == Role.COLUMN;
      case Instruction.Lookup lookup -> false;
      case Instruction.Convert convert -> operandsAreUniform(pure);
      case Instruction.Call call -> operandsAreUniform(pure);
      case Instruction.Unary unary -> operandsAreUniform(pure);
      case Instruction.Binary binary -> operandsAreUniform(pure);
      case Instruction.Choose choose -> operandsAreUniform(pure);
    };
  }

  private boolean operandsAreUniform(Instruction.Pure pure) {
    return values.containsAll(Blocks.operands(pure));
  }

  /** Whether a value is the same for all rows. */
  boolean contains(Value value) {
    return values.contains(value);
  }
}
