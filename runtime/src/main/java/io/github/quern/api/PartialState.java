package io.github.quern.api;

import io.github.quern.data.PackedTensors;
import io.github.quern.data.Tensor;
import java.util.List;

/**
 * What some columns contribute to the rows of a reduction: an element of its monoid for each row.
 * {@link PartialReduction} makes, adds and finishes states.
 *
 * <p>As bytes they travel in the form of {@link PackedTensors}, with the label below.
 *
 * @param label which reduction it belongs to, in which type: states of equal labels can be added
 * @param arrays the arrays of the state, each of shape (R, length), with batch axes before these if
 *     there are any
 */
public record PartialState(String label, List<Tensor> arrays) {
  /** Copies the list. */
  public PartialState {
    arrays = List.copyOf(arrays);
  }

  /** The state as bytes; reading them gives the same bits. */
  public byte[] toBytes() {
    return new PackedTensors(label, arrays).toBytes();
  }

  /**
   * Reads what {@link #toBytes} wrote.
   *
   * @throws IllegalArgumentException if the bytes are something else, or cut off, or of another
   *     version
   */
  public static PartialState of(byte[] bytes) {
    PackedTensors packed = PackedTensors.of(bytes);
    return new PartialState(packed.label(), packed.tensors());
  }
}
