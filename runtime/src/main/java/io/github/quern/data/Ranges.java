package io.github.quern.data;

import io.github.quern.backend.Coverage;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The block-sparsity pattern of a call: which pairs (i, j) a reduction visits, as KeOps' argument
 * {@code ranges}.
 *
 * <p>For axis 1 it is made of three arrays of whole numbers. All intervals [start, end) leave their
 * end out.
 *
 * <ul>
 *   <li>{@code ranges_i}, (K, 2): blocks of output rows i. They may come in any order and leave
 *       rows out, but must not overlap.
 *   <li>{@code slices_i}, (K): block k is reduced over the intervals {@code redranges_j[l]} with
 *       {@code slices_i[k-1] <= l < slices_i[k]}, counted from 0 for k = 0.
 *   <li>{@code redranges_j}, (R, 2): intervals of j. Where two of one block overlap, their common
 *       part is visited twice; {@code ArgKMin} may then give the positions of equal values in
 *       another order than the ascending one.
 * </ul>
 *
 * <p>Axis 0 uses {@code ranges_j}, {@code slices_j} and {@code redranges_i} in the same way. A call
 * reads the three arrays of its axis and ignores the others, whose values may be anything.
 *
 * <p>An output row in no block, or in one without intervals, gets the result of an empty reduction.
 * The order of the intervals of a block has no influence on the result, not even on its last bits.
 *
 * <p>Immutable; the arrays are copied. Two patterns are equal if all their arrays are.
 */
public final class Ranges {
  private final @Nullable AxisRanges overJ;
  private final @Nullable AxisRanges overI;

  private Ranges(@Nullable AxisRanges overJ, @Nullable AxisRanges overI) {
    this.overJ = overJ;
    this.overI = overI;
  }

  /**
   * A pattern for both axes, from the six arrays in KeOps' order.
   *
   * @param rangesI {@code ranges_i}, (K, 2)
   * @param slicesI {@code slices_i}, (K)
   * @param redrangesJ {@code redranges_j}, (R, 2)
   * @param rangesJ {@code ranges_j}, (L, 2)
   * @param slicesJ {@code slices_j}, (L)
   * @param redrangesI {@code redranges_i}, (S, 2)
   * @throws IllegalArgumentException if an array does not have that shape; the values are checked
   *     by {@link #coverage}
   */
  public static Ranges of(
      long[][] rangesI,
      long[] slicesI,
      long[][] redrangesJ,
      long[][] rangesJ,
      long[] slicesJ,
      long[][] redrangesI) {
    return new Ranges(
        new AxisRanges(AxisRanges.Names.OVER_J, rangesI, slicesI, redrangesJ),
        new AxisRanges(AxisRanges.Names.OVER_I, rangesJ, slicesJ, redrangesI));
  }

  /** As {@link #of(long[][], long[], long[][], long[][], long[], long[][])}. */
  public static Ranges of(
      int[][] rangesI,
      int[] slicesI,
      int[][] redrangesJ,
      int[][] rangesJ,
      int[] slicesJ,
      int[][] redrangesI) {
    return of(
        widen(rangesI),
        widen(slicesI),
        widen(redrangesJ),
        widen(rangesJ),
        widen(slicesJ),
        widen(redrangesI));
  }

  /**
   * A pattern for reductions over j (axis 1) only.
   *
   * @param rangesI {@code ranges_i}, (K, 2)
   * @param slicesI {@code slices_i}, (K)
   * @param redrangesJ {@code redranges_j}, (R, 2)
   * @throws IllegalArgumentException if an array does not have that shape
   */
  public static Ranges overJ(long[][] rangesI, long[] slicesI, long[][] redrangesJ) {
    return new Ranges(new AxisRanges(AxisRanges.Names.OVER_J, rangesI, slicesI, redrangesJ), null);
  }

  /** As {@link #overJ(long[][], long[], long[][])}. */
  public static Ranges overJ(int[][] rangesI, int[] slicesI, int[][] redrangesJ) {
    return overJ(widen(rangesI), widen(slicesI), widen(redrangesJ));
  }

  /**
   * A pattern for reductions over i (axis 0) only.
   *
   * @param rangesJ {@code ranges_j}, (K, 2)
   * @param slicesJ {@code slices_j}, (K)
   * @param redrangesI {@code redranges_i}, (R, 2)
   * @throws IllegalArgumentException if an array does not have that shape
   */
  public static Ranges overI(long[][] rangesJ, long[] slicesJ, long[][] redrangesI) {
    return new Ranges(null, new AxisRanges(AxisRanges.Names.OVER_I, rangesJ, slicesJ, redrangesI));
  }

  /** As {@link #overI(long[][], long[], long[][])}. */
  public static Ranges overI(int[][] rangesJ, int[] slicesJ, int[][] redrangesI) {
    return overI(widen(rangesJ), widen(slicesJ), widen(redrangesI));
  }

  private static long[][] widen(int[][] ranges) {
    return Arrays.stream(ranges).map(Ranges::widen).toArray(long[][]::new);
  }

  private static long[] widen(int[] numbers) {
    return Arrays.stream(numbers).asLongStream().toArray();
  }

  /** The pattern with i and j exchanged, KeOps' {@code swap_axes}. */
  public Ranges swapAxes() {
    return new Ranges(overI, overJ);
  }

  /**
   * Whether there is a pattern for an axis.
   *
   * @param axis 1 for reductions over j, 0 for reductions over i
   */
  public boolean has(int axis) {
    return find(axis) != null;
  }

  /**
   * A copy of the blocks of output rows, {@code ranges_i} for axis 1 and {@code ranges_j} for 0.
   *
   * @param axis the axis, for which there must be a pattern
   */
  public long[][] outputRanges(int axis) {
    return require(axis).outputs();
  }

  /**
   * A copy of {@code slices_i} for axis 1, {@code slices_j} for axis 0.
   *
   * @param axis the axis, for which there must be a pattern
   */
  public long[] slices(int axis) {
    return require(axis).slices();
  }

  /**
   * A copy of the intervals reduced over, {@code redranges_j} for axis 1, {@code redranges_i} for
   * 0.
   *
   * @param axis the axis, for which there must be a pattern
   */
  public long[][] reductionRanges(int axis) {
    return require(axis).reductions();
  }

  /**
   * Checks the pattern against the sizes of a call, and puts it in order: blocks ascending and
   * without gaps, and the intervals of each ascending by their start.
   *
   * @param axis 1 for a reduction over j, 0 for one over i
   * @param rows number of output rows: M for axis 1, N for axis 0
   * @param columns number of rows reduced over: N for axis 1, M for axis 0
   * @throws IllegalArgumentException if there is no pattern for the axis, or one of its arrays has
   *     a value that is not allowed; the message names both
   */
  public Coverage coverage(int axis, long rows, long columns) {
    return require(axis).coverage(names(axis), rows, columns);
  }

  private AxisRanges require(int axis) {
    AxisRanges found = find(axis);
    if (found == null) {
      AxisRanges.Names names = names(axis);
      throw new IllegalArgumentException(
          "These ranges are for reductions over "
              + names.output()
              + " only; one over "
              + names.reduced()
              + " (axis "
              + axis
              + ") needs "
              + names.outputs()
              + ", "
              + names.slices()
              + " and "
              + names.reductions()
              + ".");
    }
    return found;
  }

  private @Nullable AxisRanges find(int axis) {
    return names(axis) == AxisRanges.Names.OVER_J ? overJ : overI;
  }

  private static AxisRanges.Names names(int axis) {
    return switch (axis) {
      case 1 -> AxisRanges.Names.OVER_J;
      case 0 -> AxisRanges.Names.OVER_I;
      default ->
          throw new IllegalArgumentException(
              "The axis is 1 to reduce over j or 0 to reduce over i; it is " + axis + ".");
    };
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Ranges that
        && Objects.equals(overJ, that.overJ)
        && Objects.equals(overI, that.overI);
  }

  @Override
  public int hashCode() {
    return Objects.hash(overJ, overI);
  }

  @Override
  public String toString() {
    return "Ranges["
        + (overJ == null ? "" : "over j: " + overJ)
        + (overJ == null || overI == null ? "" : "; ")
        + (overI == null ? "" : "over i: " + overI)
        + "]";
  }
}
