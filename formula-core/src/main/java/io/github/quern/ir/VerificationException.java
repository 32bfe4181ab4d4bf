package io.github.quern.ir;

/**
 * A program breaks a rule of the IR: a mistake in Quern or in a user's operator, not in a formula.
 */
public final class VerificationException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /**
   * Names the rule.
   *
   * @param block the block in which it was broken
   * @param instruction the offending instruction, as listed
   * @param rule what it breaks
   */
  public VerificationException(String block, String instruction, String rule) {
    super("invalid kernel, block '" + block + "', instruction '" + instruction + "': " + rule);
  }
}
