package io.github.quern.text;

/** Bounds on formulas from text, so that no input exhausts memory or the stack. */
final class Limits {
  /** Most characters of a formula. */
  static final int LENGTH = 100_000;

  /** Most levels of parentheses, calls and signs within one another. */
  static final int NESTING = 200;

  /** Most operators on a path from the whole formula to a variable. */
  static final int DEPTH = 1_000;

  private Limits() {}
}
