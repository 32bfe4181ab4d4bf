package io.github.quern.parity;

import io.github.quern.data.DType;
import io.github.quern.data.Shape;
import java.util.Optional;

/**
 * How far one result is from the exact one.
 *
 * @param name what the result is called
 * @param dtype its type
 * @param shape its shape
 * @param mismatch what is wrong with type or shape; then nothing was compared
 * @param compared the number of entries that were compared
 * @param out how many of them are not within the tolerance
 * @param tolerance what was allowed; nothing for integers
 * @param largestError the largest error in each unit, of positions in rows; zeros if nothing was
 *     compared. Positions that count as equal have none.
 * @param largest the largest finite exact absolute value
 * @param worst the worst entry, if one differs at all
 */
public record Comparison(
    String name,
    DType dtype,
    Shape shape,
    Optional<String> mismatch,
    long compared,
    long out,
    Tolerance tolerance,
    EntryError largestError,
    double largest,
    Optional<WorstEntry> worst) {
  /** Whether type and shape agree and all entries are within the tolerance. */
  public boolean agrees() {
    return mismatch.isEmpty() && out == 0;
  }

  @Override
  public String toString() {
    String what = name + ", " + dtype + ", shape " + shape + ": ";
    return what
        + mismatch.orElseGet(() -> out + " of " + compared + " entries out of tolerance")
        + (mismatch.isPresent() || worst.isEmpty() ? "" : "; largest errors " + errors());
  }

  /** The largest errors; positions have but one unit. */
  private String errors() {
    return dtype.isInteger() ? Numbers.brief(largestError.absolute()) : largestError.toString();
  }
}
