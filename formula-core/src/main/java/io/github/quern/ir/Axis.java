package io.github.quern.ir;

/** The two indices of a pair (i, j). */
public enum Axis {
  /** The index i, of {@code Vi} variables. */
  I,
  /** The index j, of {@code Vj} variables. */
  J
}
