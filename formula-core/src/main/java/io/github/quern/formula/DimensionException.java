package io.github.quern.formula;

/**
 * A function cannot take these operands: mostly for their dimensions, in derivatives also since one
 * must be a variable, or linear in one. The parser turns it into a {@link FormulaException} with a
 * caret; formulas built in Java throw it as it is.
 */
public final class DimensionException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String sentence;
  private final int operand;

  /**
   * Describes the mismatch.
   *
   * @param message one sentence that names the function and what it needs
   * @param operand index of the operand to point at, or -1 for the whole call
   */
  public DimensionException(String message, int operand) {
    super(message);
    this.sentence = message;
    this.operand = operand;
  }

  /** Index of the operand at fault, or -1. */
  public int operand() {
    return operand;
  }

  /** The message, which is never null. */
  public String sentence() {
    return sentence;
  }
}
