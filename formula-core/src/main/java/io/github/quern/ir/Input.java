package io.github.quern.ir;

import java.util.Objects;

/**
 * One input array of a program.
 *
 * @param name what error messages and listings call it
 * @param dimension number of components of one row, at least 1
 * @param role what its rows are indexed by
 * @param type real, or integer for indices
 */
public record Input(String name, int dimension, Role role, ValueType type) {
  /** Checks the parts. */
  public Input {
    Objects.requireNonNull(name);
    Objects.requireNonNull(role);
    if (type == ValueType.DOUBLE) {
      throw new IllegalArgumentException("input " + name + " has accumulators' type");
    }
    if (dimension < 1) {
      throw new IllegalArgumentException("dimension of " + name + " is " + dimension);
    }
  }
}
