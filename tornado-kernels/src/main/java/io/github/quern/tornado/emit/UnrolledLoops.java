package io.github.quern.tornado.emit;

import io.github.quern.ir.Array;
import io.github.quern.ir.Block;
import io.github.quern.ir.Blocks;
import io.github.quern.ir.Index;
import io.github.quern.ir.Instruction;
import io.github.quern.ir.LoopVariable;
import io.github.quern.ir.Program;
import io.github.quern.ir.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Programs whose loops over the entries of short arrays are written out, such as the insertion into
 * the K smallest values. Then every index into these arrays is fixed, and their entries are local
 * variables, hence registers of a device; arrays that are indexed by counters would be in memory.
 */
final class UnrolledLoops {
  /** Arrays of up to so many entries, such as states of the K smallest values of a scalar. */
  static final int LONGEST_ARRAY = 32;

  /** A loop that would become longer than that stays one. */
  private static final int MOST_INSTRUCTIONS = 1024;

  private final Renaming.Numbers numbers;

  private UnrolledLoops(Program program) {
    this.numbers = new Renaming.Numbers(program);
  }

  /** The same program with such loops written out. */
  static Program of(Program program) {
    UnrolledLoops loops = new UnrolledLoops(program);
    return new Program(
        program.inputs(),
        program.outputs(),
        program.accumulation(),
        program.total(),
        program.partial(),
        program.scratch(),
        loops.unroll(program.parameters()),
        loops.unroll(program.row()),
        loops.unroll(program.begin()),
        loops.unroll(program.reset()),
        loops.unroll(program.pair()),
        loops.unroll(program.merge()),
        loops.unroll(program.finish()));
  }

  private Block unroll(Block block) {
    List<Instruction> result = new ArrayList<>();
    for (Instruction instruction : block.instructions()) {
      switch (instruction) {
        case Instruction.Loop loop -> {
          Block body = unroll(loop.body());
          LoopVariable variable = loop.variable();
          if (indexesShortArray(body, variable)
              && (long) variable.count() * body.size() <= MOST_INSTRUCTIONS) {
            for (int count = 0; count < variable.count(); count++) {
              result.addAll(new Iteration(variable, count).copy(body).instructions());
            }
          } else {
            result.add(new Instruction.Loop(variable, body));
          }
        }
        case Instruction.When when ->
            result.add(
                new Instruction.When(
                    when.comparison(), when.left(), when.right(), unroll(when.body())));
        default -> result.add(instruction);
      }
    }
    return new Block(result);
  }

  private static boolean indexesShortArray(Block body, LoopVariable variable) {
    return Blocks.flatten(body)
        .anyMatch(instruction ->
            switch (instruction) {
              case Instruction.Read read ->
                  isShort(read.array()) && depends(read.index(), variable);
              case Instruction.Write write ->
                  isShort(write.array()) && depends(write.index(), variable);
              default -> false;
            });
  }

  private static boolean isShort(Array array) {
    return array.length() <= LONGEST_ARRAY;
  }

  private static boolean depends(Index index, LoopVariable variable) {
    return index.terms().stream().anyMatch(term -> term.loop().equals(variable));
  }

  /** One iteration of a loop, with values of its own. */
  private final class Iteration extends Renaming {
    private final LoopVariable variable;
    private final int count;

    Iteration(LoopVariable variable, int count) {
      this.variable = variable;
      this.count = count;
    }

    @Override
    Value define(Value value) {
      return replace(value, numbers.like(value));
    }

    @Override
    Index index(Index index) {
      return substituted(index, variable, Index.fixed(count));
    }
  }
}
