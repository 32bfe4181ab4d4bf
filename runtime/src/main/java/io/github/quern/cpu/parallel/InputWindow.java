package io.github.quern.cpu.parallel;

import io.github.quern.ir.Precision;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Rows of an input as a Java array: the caller's own array where the input is one, else a copy of
 * the rows asked for. Belongs to one thread.
 */
final class InputWindow {
  private final Precision precision;
  private final int dimension;
  private final MemorySegment segment;
  private final @Nullable Object whole;
  private final long wholeOffset;
  private @Nullable Object copy;
  private int offset;

  InputWindow(Precision precision, int dimension, MemorySegment segment) {
    this.precision = precision;
    this.dimension = dimension;
    this.segment = segment;
    Object base = segment.heapBase().orElse(null);
    boolean direct =
        base != null
            && Numbers.isArray(precision, base)
            && segment.address() % precision.bytes() == 0;
    this.whole = direct ? base : null;
    this.wholeOffset = segment.address() / precision.bytes();
  }

  /** Moves to some rows and returns the array that holds them, from {@link #offset} on. */
  Object at(long firstRow, int rows) {
    if (whole != null) {
      offset = Math.toIntExact(wholeOffset + firstRow * dimension);
      return whole;
    }
    int length = Math.multiplyExact(rows, dimension);
    Object target = copy;
    if (target == null || java.lang.reflect.Array.getLength(target) < length) {
      target = Numbers.array(precision, length);
      copy = target;
    }
    Numbers.read(precision, segment, firstRow * dimension, target, length);
    offset = 0;
    return target;
  }

  /** Where in the array the rows start. */
  int offset() {
    return offset;
  }
}
