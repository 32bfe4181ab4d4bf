package io.github.quern.cpu.lanes;

/** The ways to move bits. */
enum Shift {
  LEFT("LSHL"),
  RIGHT_UNSIGNED("LSHR"),
  RIGHT("ASHR");

  private final String operator;

  Shift(String operator) {
    this.operator = operator;
  }

  /** The name among the Vector API's operators. */
  String operator() {
    return operator;
  }
}
