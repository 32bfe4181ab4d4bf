package io.github.quern.tornado.driver;

import io.github.quern.backend.KernelCall;
import java.util.List;

/**
 * Some rows of a call, with all of its columns, in one slice or in several that do not fit a device
 * together.
 *
 * @param whole the call that it is a part of, by whose sizes the columns of few rows are cut, so
 *     that the results of a row do not depend on the part that it is in
 * @param firstRow the number of the part's first row within its batch element
 * @param slices the columns, one slice after the other, of the same rows and results
 */
public record Part(KernelCall whole, long firstRow, List<Slice> slices) {
  /** Copies the list. */
  public Part {
    slices = List.copyOf(slices);
  }

  /**
   * Some columns of a part.
   *
   * @param call the arrays of these rows and columns, which it counts from 0
   * @param firstColumn the number of its first column
   */
  public record Slice(KernelCall call, long firstColumn) {}

  /** All of a call. */
  public static Part of(KernelCall call) {
    return new Part(call, 0, List.of(new Slice(call, 0)));
  }

  /** The only slice of a part that is not sliced yet. */
  KernelCall call() {
    if (slices.size() != 1) {
      throw new IllegalStateException("The part is in " + slices.size() + " slices.");
    }
    return slices.getFirst().call();
  }
}
