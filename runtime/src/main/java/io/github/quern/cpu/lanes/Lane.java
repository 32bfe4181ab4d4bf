package io.github.quern.cpu.lanes;

import io.github.quern.bytecode.NumberType;
import java.util.Objects;

/**
 * A value that each lane has: numbers of a type, or bits of numbers of that type, in a local
 * variable.
 *
 * @param kind what it is
 * @param type the type of the numbers, or of those whose bits or comparisons it holds
 * @param slot the local variable
 */
public record Lane(Kind kind, NumberType type, int slot) {
  /** What lanes hold. */
  public enum Kind {
    /** Numbers. */
    NUMBERS,
    /** Integers of the width of the type, for work on the bits of numbers. */
    BITS,
    /** Truth values of comparisons. */
    MASK
  }

  /** Checks the parts. */
  public Lane {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(type);
  }
}
