package io.github.quern.ir;

import java.io.Serializable;
import java.util.Objects;

/**
 * One input array of a program.
 *
 * @param name what error messages and listings call it
 * @param dimension number of components of one row, at least 1
 * @param role what its rows are indexed by
 * @param type real, integer for indices, double for accumulators of another kernel
 */
public record Input(String name, int dimension, Role role, ValueType type) implements Serializable {
  /** Checks the parts. */
  public Input {
    Objects.requireNonNull(name);
    Objects.requireNonNull(role);
    Objects.requireNonNull(type);
    if (dimension < 1) {
      throw new IllegalArgumentException("dimension of " + name + " is " + dimension);
    }
  }
}
