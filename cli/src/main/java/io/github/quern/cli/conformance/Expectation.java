package io.github.quern.cli.conformance;

/** What must come of a case. */
enum Expectation {
  /** The expected arrays. */
  RESULT,
  /** A clear error before any result. */
  ERROR,
  /** Anything but a crash. */
  EITHER
}
