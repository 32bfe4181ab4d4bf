package io.github.quern.ir;

/**
 * The functions of two real numbers that every backend provides, each with its definition in double
 * precision.
 */
public enum BinaryFunction {
  /** The sum. */
  ADD(true) {
    @Override
    public double apply(double a, double b) {
      return a + b;
    }
  },
  /** The difference. */
  SUBTRACT(false) {
    @Override
    public double apply(double a, double b) {
      return a - b;
    }
  },
  /** The product. */
  MULTIPLY(true) {
    @Override
    public double apply(double a, double b) {
      return a * b;
    }
  },
  /** The quotient, by IEEE rules: 1/0 is Infinity, 0/0 is NaN. */
  DIVIDE(false) {
    @Override
    public double apply(double a, double b) {
      return a / b;
    }
  },
  /** {@code a} to the power {@code b}, with the special cases of {@link Math#pow}. */
  POW(false) {
    @Override
    public double apply(double a, double b) {
      return Math.pow(a, b);
    }
  },
  /** The angle of the point (x = b, y = a), in radians, as {@link Math#atan2}. */
  ATAN2(false) {
    @Override
    public double apply(double a, double b) {
      return Math.atan2(a, b);
    }
  };

  private final boolean commutative;

  BinaryFunction(boolean commutative) {
    this.commutative = commutative;
  }

  /** Whether the operands may be exchanged without changing a bit of the result. */
  public boolean isCommutative() {
    return commutative;
  }

  /** Whether it is computed by a polynomial or a library's code, rather than by an instruction. */
  public boolean isElementary() {
    return switch (this) {
      case ADD, SUBTRACT, MULTIPLY, DIVIDE -> false;
      case POW, ATAN2 -> true;
    };
  }

  /** Whether the function of whole numbers is a whole number. */
  public boolean keepsIntegers() {
    return switch (this) {
      case ADD, SUBTRACT, MULTIPLY -> true;
      case DIVIDE, POW, ATAN2 -> false;
    };
  }

  /** The function's value in double precision. */
  public abstract double apply(double a, double b);
}
