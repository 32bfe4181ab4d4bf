package io.github.quern.cpu.lanes;

/** The operations on numbers that registers have instructions for. */
enum Arithmetic {
  ADD("add"),
  SUBTRACT("sub"),
  MULTIPLY("mul"),
  DIVIDE("div"),
  FMA("fma"),
  NEGATE("neg"),
  ABS("abs"),
  SQRT("sqrt");

  private final String vectorMethod;

  Arithmetic(String vectorMethod) {
    this.vectorMethod = vectorMethod;
  }

  /** What the Vector API calls it. */
  String vectorMethod() {
    return vectorMethod;
  }

  /** Whether it is only for floating-point numbers. */
  boolean isReal() {
    return this == DIVIDE || this == FMA || this == SQRT;
  }
}
