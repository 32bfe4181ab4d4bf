package io.github.quern.text;

/** Bounds on formulas from text, so that no input exhausts memory or the stack. */
final class Limits {
  /** Most characters of a formula. */
  static final int LENGTH = 100_000;

  /** Most levels of parentheses, calls and signs within one another. */
  static final int NESTING = 200;

  /**
   * Most operators on a path from the whole formula to a variable. Gradients are about twice as
   * deep, gradients of gradients four times, and all must fit a thread's default stack.
   */
  static final int DEPTH = 300;

  /** The same for a formula with derivatives, worked out. */
  static final int DERIVED_DEPTH = 2000;

  /** Most components of a term; variables may have more. Kernels keep some terms in memory. */
  static final int COMPONENTS = 1 << 20;

  private Limits() {}
}
