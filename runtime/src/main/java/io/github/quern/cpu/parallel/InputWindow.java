package io.github.quern.cpu.parallel;

import io.github.quern.backend.Operand;
import io.github.quern.backend.Storage;
import org.jspecify.annotations.Nullable;

/**
 * Rows of an input as a Java array: the caller's own array where the input is one, else a copy of
 * the rows asked for. Belongs to one thread.
 */
final class InputWindow {
  private final Storage type;
  private final int dimension;
  private final Operand input;
  private final @Nullable Object whole;
  private final long wholeOffset;
  private @Nullable Object copy;
  private long copiedFrom;
  private int copiedRows;
  private int offset;

  /**
   * A window on an input.
   *
   * @param type what the kernel works with
   * @param dimension the length of a row
   * @param input the numbers
   */
  InputWindow(Storage type, int dimension, Operand input) {
    this.type = type;
    this.dimension = dimension;
    this.input = input;
    Object base = input.data().heapBase().orElse(null);
    boolean direct =
        base != null
            && input.storage() == type
            && Numbers.isArray(type, base)
            && input.data().address() % type.bytes() == 0;
    this.whole = direct ? base : null;
    this.wholeOffset = input.data().address() / type.bytes();
  }

  /** Moves to some rows and returns the array that holds them, from {@link #offset} on. */
  Object at(long firstRow, int rows) {
    if (whole != null) {
      offset = Math.toIntExact(wholeOffset + firstRow * dimension);
      return whole;
    }
    int length = Math.multiplyExact(rows, dimension);
    Object target = copy;
    offset = 0;
    if (target != null && firstRow == copiedFrom && rows == copiedRows) {
      // The same for all pieces: parameters, which may be large tables.
      return target;
    }
    if (target == null || java.lang.reflect.Array.getLength(target) < length) {
      target = Numbers.array(type, length);
      copy = target;
    }
    Numbers.read(input, firstRow * dimension, target, length);
    copiedFrom = firstRow;
    copiedRows = rows;
    return target;
  }

  /** Where in the array the rows start. */
  int offset() {
    return offset;
  }
}
