package io.github.quern.formula;

/**
 * An operator cannot take operands of these dimensions. The parser turns it into a {@link
 * FormulaException} with a caret; formulas built in Java throw it as it is.
 */
public final class DimensionException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String sentence;
  private final int operand;

  /**
   * Describes the mismatch.
   *
   * @param message one sentence that names the operator and both dimensions
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
