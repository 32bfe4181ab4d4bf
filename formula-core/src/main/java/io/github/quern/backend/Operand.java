package io.github.quern.backend;

import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * An array of a call, row-major, in native byte order.
 *
 * @param data the numbers
 * @param storage their type
 */
public record Operand(MemorySegment data, Storage storage) {
  /** Checks the parts. */
  public Operand {
    Objects.requireNonNull(data);
    Objects.requireNonNull(storage);
  }

  /** The number of entries. */
  public long count() {
    return data.byteSize() / storage.bytes();
  }
}
