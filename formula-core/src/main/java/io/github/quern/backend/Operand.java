package io.github.quern.backend;

import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An array of a call, row-major, in native byte order.
 *
 * @param data the numbers
 * @param storage their type
 * @param version an object of the caller's that stands for these numbers: wherever it is given
 *     again they are the same, so that a device may keep them; null if they may change
 */
public record Operand(MemorySegment data, Storage storage, @Nullable Object version) {
  /** An array whose numbers may change between calls. */
  public Operand(MemorySegment data, Storage storage) {
    this(data, storage, null);
  }

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
