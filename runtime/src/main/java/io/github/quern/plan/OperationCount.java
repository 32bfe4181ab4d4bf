package io.github.quern.plan;

import io.github.quern.ir.BinaryFunction;
import io.github.quern.ir.Block;
import io.github.quern.ir.Blocks;
import io.github.quern.ir.Instruction;
import io.github.quern.ir.UnaryFunction;
import io.github.quern.ir.Value;
import io.github.quern.ir.ValueType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The arithmetic of a block, loops multiplied out.
 *
 * @param arithmetic additions, multiplications, comparisons and the like
 * @param quotients divisions and square roots
 * @param functions exponentials, logarithms, trigonometric functions and powers
 * @param fused how many of the additions take a product that nobody else takes, so that one
 *     instruction may do both
 * @param loads numbers read from inputs
 */
public record OperationCount(
    long arithmetic, long quotients, long functions, long fused, long loads) {
  private static final OperationCount NONE = new OperationCount(0, 0, 0, 0, 0);
  private static final OperationCount ARITHMETIC = new OperationCount(1, 0, 0, 0, 0);
  private static final OperationCount QUOTIENT = new OperationCount(0, 1, 0, 0, 0);
  private static final OperationCount FUNCTION = new OperationCount(0, 0, 1, 0, 0);
  private static final OperationCount FUSED = new OperationCount(1, 0, 0, 1, 0);
  private static final OperationCount LOAD = new OperationCount(0, 0, 0, 0, 1);

  /** Counts a block as if nothing were skipped. */
  public static OperationCount of(Block block) {
    return new Counter(block, true).count(block);
  }

  /** Counts a block as if all were skipped that may be: a lower bound of what a pair takes. */
  public static OperationCount leastOf(Block block) {
    return new Counter(block, false).count(block);
  }

  /** The least number of instructions for the arithmetic, on a device that fuses. */
  public long instructions() {
    return arithmetic - fused;
  }

  /** The least number of instructions of the unit for special functions. */
  public long special() {
    return functions + quotients;
  }

  /** Counts a block and those in it. */
  private static final class Counter {
    private final boolean skipped;
    private final Map<Value, Integer> uses = new HashMap<>();
    private final Set<Value> products = new HashSet<>();

    /**
     * A counter.
     *
     * @param whole all that is counted
     * @param skipped whether what may be skipped counts
     */
    Counter(Block whole, boolean skipped) {
      this.skipped = skipped;
      Blocks.flatten(whole)
          .forEach(instruction -> {
            Blocks.operands(instruction).forEach(value -> uses.merge(value, 1, Integer::sum));
            if (instruction instanceof Instruction.Binary binary
                && binary.function() == BinaryFunction.MULTIPLY
                && binary.result().type() != ValueType.INTEGER) {
              products.add(binary.result());
            }
          });
    }

    OperationCount count(Block block) {
      OperationCount sum = NONE;
      for (Instruction instruction : block.instructions()) {
        sum = sum.plus(count(instruction));
      }
      return sum;
    }

    private OperationCount count(Instruction instruction) {
      return switch (instruction) {
        case Instruction.Constant constant -> NONE;
        case Instruction.Position position -> NONE;
        case Instruction.Load load -> LOAD;
        case Instruction.Lookup lookup -> LOAD;
        case Instruction.Ordinal ordinal -> NONE;
        case Instruction.Convert convert -> NONE;
        case Instruction.Call call -> FUNCTION;
        case Instruction.Unary unary -> count(unary.function());
        case Instruction.Binary binary -> count(binary);
        case Instruction.Choose choose -> ARITHMETIC;
        case Instruction.Read read -> NONE;
        case Instruction.Write write -> NONE;
        case Instruction.Loop loop -> count(loop.body()).times(loop.variable().count());
        case Instruction.When when -> skipped ? count(when.body()).plus(ARITHMETIC) : ARITHMETIC;
        case Instruction.Store store -> NONE;
      };
    }

    private static OperationCount count(UnaryFunction function) {
      if (function.isElementary()) {
        return FUNCTION;
      }
      return function == UnaryFunction.SQRT ? QUOTIENT : ARITHMETIC;
    }

    private OperationCount count(Instruction.Binary binary) {
      return switch (binary.function()) {
        case ADD, SUBTRACT ->
            isSpare(binary.left()) || isSpare(binary.right()) ? FUSED : ARITHMETIC;
        case MULTIPLY -> ARITHMETIC;
        case DIVIDE -> QUOTIENT;
        case POW, ATAN2 -> FUNCTION;
      };
    }

    /** Whether a value is a product that is taken once. */
    private boolean isSpare(Value value) {
      return products.contains(value) && uses.getOrDefault(value, 0) == 1;
    }
  }

  private OperationCount plus(OperationCount other) {
    return new OperationCount(
        arithmetic + other.arithmetic,
        quotients + other.quotients,
        functions + other.functions,
        fused + other.fused,
        loads + other.loads);
  }

  private OperationCount times(long factor) {
    return new OperationCount(
        arithmetic * factor,
        quotients * factor,
        functions * factor,
        fused * factor,
        loads * factor);
  }

  @Override
  public String toString() {
    return (arithmetic + quotients)
        + " arithmetic operations, "
        + functions
        + " elementary functions, "
        + loads
        + " numbers read";
  }
}
