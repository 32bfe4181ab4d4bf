package io.github.quern.interpret;

import io.github.quern.ir.Instruction;

/**
 * What becomes of each number that the {@link Interpreter} computes before it goes on. Tests use it
 * to see how far rounding may change results: they run a program again with its numbers changed as
 * much as rounding might.
 */
@FunctionalInterface
public interface Rounding {
  /** No number is changed: results in double precision. */
  Rounding NONE = (instruction, number) -> number;

  /**
   * The number to go on with.
   *
   * @param instruction what computed it; says also of which type it is
   * @param number what it gave in double precision
   */
  double round(Instruction.Pure instruction, double number);
}
