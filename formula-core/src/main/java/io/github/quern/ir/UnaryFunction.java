package io.github.quern.ir;

/**
 * The functions of one real number that every backend provides.
 *
 * <p>The list is closed and short: an operator that is none of these is lowered to several
 * instructions. Each constant carries its definition in double precision, which is what the
 * interpreter and constant folding use.
 */
public enum UnaryFunction {
  /** The opposite, {@code -a}. */
  NEGATE {
    @Override
    public double apply(double a) {
      return -a;
    }
  },
  /** The absolute value. */
  ABS {
    @Override
    public double apply(double a) {
      return Math.abs(a);
    }
  },
  /** The square root; NaN for negative arguments. */
  SQRT {
    @Override
    public double apply(double a) {
      return Math.sqrt(a);
    }
  },
  /** The exponential function. */
  EXP {
    @Override
    public double apply(double a) {
      return Math.exp(a);
    }
  },
  /** The natural logarithm; -Infinity at 0, NaN for negative arguments. */
  LOG {
    @Override
    public double apply(double a) {
      return Math.log(a);
    }
  },
  /** The sine, argument in radians. */
  SIN {
    @Override
    public double apply(double a) {
      return Math.sin(a);
    }
  },
  /** The cosine, argument in radians. */
  COS {
    @Override
    public double apply(double a) {
      return Math.cos(a);
    }
  },
  /** The arc sine, in radians; NaN outside [-1, 1]. */
  ASIN {
    @Override
    public double apply(double a) {
      return Math.asin(a);
    }
  },
  /** The arc cosine, in radians; NaN outside [-1, 1]. */
  ACOS {
    @Override
    public double apply(double a) {
      return Math.acos(a);
    }
  },
  /** The arc tangent, in radians. */
  ATAN {
    @Override
    public double apply(double a) {
      return Math.atan(a);
    }
  },
  /** The largest integer that is not above the argument. */
  FLOOR {
    @Override
    public double apply(double a) {
      return Math.floor(a);
    }
  };

  /** Whether the function of a whole number is a whole number of about the same size. */
  public boolean keepsIntegers() {
    return switch (this) {
      case NEGATE, ABS, FLOOR -> true;
      case SQRT, EXP, LOG, SIN, COS, ASIN, ACOS, ATAN -> false;
    };
  }

  /** Whether it is computed by a polynomial or a library's code, rather than by an instruction. */
  public boolean isElementary() {
    return switch (this) {
      case NEGATE, ABS, SQRT, FLOOR -> false;
      case EXP, LOG, SIN, COS, ASIN, ACOS, ATAN -> true;
    };
  }

  /** The function's value in double precision. */
  public abstract double apply(double a);
}
