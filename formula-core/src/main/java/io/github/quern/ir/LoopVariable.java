package io.github.quern.ir;

/**
 * The counter of a {@link Instruction.Loop}, running from 0 to {@code count - 1}.
 *
 * @param id unique within its program
 * @param count number of iterations, at least 1
 */
public record LoopVariable(int id, int count) {
  @Override
  public String toString() {
    return "k" + id;
  }
}
