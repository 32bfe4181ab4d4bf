package io.github.quern.ir;

/**
 * The comparisons of {@link Instruction.Choose}. With a NaN on either side all are false but {@link
 * #NOT_EQUAL}, which is true.
 */
public enum Comparison {
  /** {@code a < b}. */
  LESS("<") {
    @Override
    public boolean test(double a, double b) {
      return a < b;
    }
  },
  /** {@code a <= b}. */
  LESS_OR_EQUAL("<=") {
    @Override
    public boolean test(double a, double b) {
      return a <= b;
    }
  },
  /** {@code a == b}. */
  EQUAL("==") {
    @Override
    public boolean test(double a, double b) {
      return a == b;
    }
  },
  /** {@code a != b}. */
  NOT_EQUAL("!=") {
    @Override
    public boolean test(double a, double b) {
      return a != b;
    }
  };

  private final String symbol;

  Comparison(String symbol) {
    this.symbol = symbol;
  }

  /** The sign in Java and in formulas. */
  public String symbol() {
    return symbol;
  }

  /** Whether the comparison holds. */
  public abstract boolean test(double a, double b);
}
