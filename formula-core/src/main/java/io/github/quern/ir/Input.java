package io.github.quern.ir;

import java.util.Objects;

/**
 * One input array of a program.
 *
 * @param name what error messages and listings call it
 * @param dimension number of components of one row, at least 1
 * @param role what its rows are indexed by
 */
public record Input(String name, int dimension, Role role) {
  /** Checks the parts. */
  public Input {
    Objects.requireNonNull(name);
    Objects.requireNonNull(role);
    if (dimension < 1) {
      throw new IllegalArgumentException("dimension of " + name + " is " + dimension);
    }
  }
}
