package io.github.quern.cli.conformance;

import io.github.quern.data.Ranges;
import java.util.Map;

/**
 * The block-sparsity pattern in a case file: arrays by their names in KeOps, of which some may be
 * missing.
 *
 * @param intervals the arrays of intervals
 * @param slices the arrays of ends of slices
 */
record CaseRanges(Map<String, long[][]> intervals, Map<String, long[]> slices) {
  /** Copies the maps. */
  CaseRanges {
    intervals = Map.copyOf(intervals);
    slices = Map.copyOf(slices);
  }

  /**
   * The pattern.
   *
   * @throws IllegalArgumentException if one of the six arrays is missing or wrong
   */
  Ranges toRanges() {
    return Ranges.of(
        interval("ranges_i"),
        slice("slices_i"),
        interval("redranges_j"),
        interval("ranges_j"),
        slice("slices_j"),
        interval("redranges_i"));
  }

  private long[][] interval(String name) {
    return required(intervals, name);
  }

  private long[] slice(String name) {
    return required(slices, name);
  }

  private static <T> T required(Map<String, T> arrays, String name) {
    T array = arrays.get(name);
    if (array == null) {
      throw new IllegalArgumentException("Of the six arrays of ranges, " + name + " is missing.");
    }
    return array;
  }
}
