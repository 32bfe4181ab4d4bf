package io.github.quern.interpret;

import io.github.quern.ir.Instruction;

/**
 * What becomes of each number that the {@link Interpreter} computes before it goes on, and in which
 * groups it takes columns. Tests use it to see how far rounding may change results: they run a
 * program again with its numbers changed as much as rounding might.
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

  /**
   * Where the columns of a row are divided in two: either part is reduced by itself, after it was
   * asked for too, and the states are merged in order. Tiers divide columns into tiles and among
   * threads, which decides what huge numbers swallow before they cancel.
   *
   * @param columns the number of columns
   * @return how many of them the first part has; 0, as here, if all are reduced one after the other
   */
  default int divide(int columns) {
    return 0;
  }
}
