package io.github.quern.cluster;

import io.github.quern.data.Tensor;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;

/**
 * A way to sort points by their cluster, and back. Points of one cluster keep their order.
 *
 * <p>Reductions that give indices, such as {@code ArgMin}, give positions among the sorted points;
 * the point at position p was row {@code permutation()[p]} before.
 */
public final class ClusterOrder {
  private final int[] permutation;
  private final int[] labels;

  private ClusterOrder(int[] permutation, int[] labels) {
    this.permutation = permutation;
    this.labels = labels;
  }

  static ClusterOrder of(int[] labels) {
    Labels.check(labels);
    long[] keys = new long[labels.length];
    for (int k = 0; k < keys.length; k++) {
      keys[k] = (long) labels[k] << Integer.SIZE | k;
    }
    Arrays.sort(keys);
    int[] permutation = new int[keys.length];
    int[] sorted = new int[keys.length];
    for (int k = 0; k < keys.length; k++) {
      permutation[k] = (int) keys[k];
      sorted[k] = (int) (keys[k] >> Integer.SIZE);
    }
    return new ClusterOrder(permutation, sorted);
  }

  /** The labels of the sorted points, ascending, (M); a copy. */
  public int[] labels() {
    return labels.clone();
  }

  /** For each sorted point the row where it was before, (M); a copy. */
  public int[] permutation() {
    return permutation.clone();
  }

  /**
   * A copy with sorted rows.
   *
   * @param array one row for each point, (M, ...)
   * @throws IllegalArgumentException if the number of rows is another one
   */
  public Tensor sort(Tensor array) {
    return move(array, true);
  }

  /**
   * Copies with sorted rows.
   *
   * @param arrays each with one row for each point, (M, ...)
   * @throws IllegalArgumentException if a number of rows is another one
   */
  public List<Tensor> sort(List<Tensor> arrays) {
    return arrays.stream().map(this::sort).toList();
  }

  /**
   * Undoes {@link #sort(Tensor)}: a copy with the rows in the order that the points had before.
   *
   * @param array one row for each sorted point, (M, ...), such as the result of a reduction
   * @throws IllegalArgumentException if the number of rows is another one
   */
  public Tensor unsort(Tensor array) {
    return move(array, false);
  }

  private Tensor move(Tensor array, boolean sorting) {
    if (array.shape().rank() == 0 || array.shape().size(0) != permutation.length) {
      throw new IllegalArgumentException(
          "An array needs one row for each of the "
              + permutation.length
              + " labels, but its shape is "
              + array.shape()
              + ".");
    }
    Tensor moved = Tensor.zeros(array.dtype(), array.shape());
    MemorySegment source = array.segment();
    MemorySegment target = moved.segment();
    long bytes = permutation.length == 0 ? 0 : source.byteSize() / permutation.length;
    for (int k = 0; k < permutation.length; k++) {
      long sorted = k * bytes;
      long unsorted = permutation[k] * bytes;
      MemorySegment.copy(
          source, sorting ? unsorted : sorted, target, sorting ? sorted : unsorted, bytes);
    }
    return moved;
  }
}
