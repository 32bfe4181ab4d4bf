package io.github.quern.testing;

import io.github.quern.formula.Formula;
import java.util.function.Consumer;

/** Checks of random formulas over {@link StandardVariables}, which report the smallest failure. */
public final class RandomFormulas {
  private RandomFormulas() {}

  /**
   * Checks one formula.
   *
   * @param seed decides the formula
   * @param nesting most calls within one another
   * @param check throws if something is wrong with a formula
   */
  public static void check(long seed, int nesting, Consumer<Formula> check) {
    check(seed, FormulaGenerator.standard(seed).next(nesting), check);
  }

  /**
   * Checks a formula that was made from a seed.
   *
   * @param seed for the message
   * @param formula what to check
   * @param check throws if something is wrong with a formula
   */
  public static void check(long seed, Formula formula, Consumer<Formula> check) {
    try {
      check.accept(formula);
    } catch (RuntimeException | AssertionError failure) {
      Formula smallest =
          Shrinker.shrink(formula, StandardVariables.all(), candidate -> fails(candidate, check));
      throw new AssertionError(
          "seed " + seed + ", smallest formula " + smallest, failure(smallest, check));
    }
  }

  private static boolean fails(Formula formula, Consumer<Formula> check) {
    try {
      check.accept(formula);
      return false;
    } catch (RuntimeException | AssertionError failure) {
      return true;
    }
  }

  private static Throwable failure(Formula formula, Consumer<Formula> check) {
    try {
      check.accept(formula);
    } catch (RuntimeException | AssertionError failure) {
      return failure;
    }
    return new AssertionError("passes when checked again: " + formula);
  }
}
