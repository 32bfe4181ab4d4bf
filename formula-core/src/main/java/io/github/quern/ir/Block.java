package io.github.quern.ir;

import java.io.Serializable;
import java.util.List;

/**
 * Instructions that run one after the other.
 *
 * @param instructions in order of execution
 */
public record Block(List<Instruction> instructions) implements Serializable {
  /** Of an elementary function, in instructions; its vector code has 10 to 70. */
  private static final int ELEMENTARY = 30;

  /** A block without instructions. */
  public static final Block EMPTY = new Block(List.of());

  /** Copies the list. */
  public Block {
    instructions = List.copyOf(instructions);
  }

  /**
   * Of the kinds of the instructions and of constants. The hash codes of all their parts, which are
   * records, would take a new JVM milliseconds.
   */
  @Override
  public int hashCode() {
    int hash = 1;
    for (Instruction instruction : instructions) {
      hash = 31 * hash + instruction.getClass().hashCode();
      if (instruction instanceof Instruction.Constant constant) {
        hash = 31 * hash + Double.hashCode(constant.number());
      }
    }
    return hash;
  }

  /** The number of instructions, those inside loops counted once. */
  public int size() {
    int size = 0;
    for (Instruction instruction : instructions) {
      size += instruction instanceof Instruction.Nested nested ? 1 + nested.body().size() : 1;
    }
    return size;
  }

  /**
   * A measure of the size of its code: the number of instructions, where an elementary function
   * counts as often as vector code has instructions for it.
   */
  public int weight() {
    int weight = 0;
    for (Instruction instruction : instructions) {
      weight += isElementary(instruction) ? ELEMENTARY : 1;
      if (instruction instanceof Instruction.Nested nested) {
        weight += nested.body().weight();
      }
    }
    return weight;
  }

  private static boolean isElementary(Instruction instruction) {
    return (instruction instanceof Instruction.Unary unary && unary.function().isElementary())
        || (instruction instanceof Instruction.Binary binary && binary.function().isElementary());
  }
}
