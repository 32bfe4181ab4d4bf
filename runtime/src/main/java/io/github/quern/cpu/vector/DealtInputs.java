package io.github.quern.cpu.vector;

import io.github.quern.ir.Instruction;
import io.github.quern.ir.Program;
import io.github.quern.ir.Role;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which inputs over columns code for several tiles reads as they lie: short ones, each of whose
 * components it knows by number. The others are transposed first.
 */
final class DealtInputs {
  /** Of longer ones, too many numbers would be loaded for each that is used. */
  private static final int MOST_COMPONENTS = 4;

  private DealtInputs() {}

  /** Their positions. */
  static Set<Integer> of(Program program) {
    return program.usedInputs().stream()
        .filter(input -> program.inputs().get(input).role() == Role.COLUMN)
        .filter(input -> program.inputs().get(input).dimension() <= MOST_COMPONENTS)
        .filter(input ->
            program.instructions().allMatch(instruction -> readsAtMostFixed(instruction, input)))
        .collect(Collectors.toSet());
  }

  private static boolean readsAtMostFixed(Instruction instruction, int input) {
    return switch (instruction) {
      case Instruction.Load load -> load.input() != input || load.component().isFixed();
      case Instruction.Lookup lookup -> lookup.input() != input;
      default -> true;
    };
  }
}
