package io.github.quern.plan;

import io.github.quern.ir.Block;
import io.github.quern.ir.Instruction;

/**
 * The arithmetic of a block, loops multiplied out, as if nothing were skipped.
 *
 * @param arithmetic additions, multiplications, divisions, square roots, comparisons and the like
 * @param functions exponentials, logarithms, trigonometric functions and powers
 * @param loads numbers read from inputs
 */
public record OperationCount(long arithmetic, long functions, long loads) {
  private static final OperationCount NONE = new OperationCount(0, 0, 0);
  private static final OperationCount ARITHMETIC = new OperationCount(1, 0, 0);
  private static final OperationCount FUNCTION = new OperationCount(0, 1, 0);
  private static final OperationCount LOAD = new OperationCount(0, 0, 1);

  /** Counts a block. */
  public static OperationCount of(Block block) {
    OperationCount sum = NONE;
    for (Instruction instruction : block.instructions()) {
      sum = sum.plus(of(instruction));
    }
    return sum;
  }

  private static OperationCount of(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Constant constant -> NONE;
      case Instruction.Position position -> NONE;
      case Instruction.Load load -> LOAD;
      case Instruction.Lookup lookup -> LOAD;
      case Instruction.Ordinal ordinal -> NONE;
      case Instruction.Convert convert -> NONE;
      case Instruction.Call call -> FUNCTION;
      case Instruction.Unary unary -> operation(unary.function().isElementary());
      case Instruction.Binary binary -> operation(binary.function().isElementary());
      case Instruction.Choose choose -> ARITHMETIC;
      case Instruction.Read read -> NONE;
      case Instruction.Write write -> NONE;
      case Instruction.Loop loop -> of(loop.body()).times(loop.variable().count());
      case Instruction.When when -> of(when.body()).plus(ARITHMETIC);
      case Instruction.Store store -> NONE;
    };
  }

  private static OperationCount operation(boolean elementary) {
    return elementary ? FUNCTION : ARITHMETIC;
  }

  private OperationCount plus(OperationCount other) {
    return new OperationCount(
        arithmetic + other.arithmetic, functions + other.functions, loads + other.loads);
  }

  private OperationCount times(long factor) {
    return new OperationCount(arithmetic * factor, functions * factor, loads * factor);
  }

  @Override
  public String toString() {
    return arithmetic
        + " arithmetic operations, "
        + functions
        + " elementary functions, "
        + loads
        + " numbers read";
  }
}
