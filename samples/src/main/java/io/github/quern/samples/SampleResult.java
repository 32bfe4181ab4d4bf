package io.github.quern.samples;

import io.github.quern.api.Explanation;
import io.github.quern.data.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * What a sample computed, where, how fast and how exactly.
 *
 * @param values the result
 * @param explanation what was computed, and on which tier for which reason
 * @param firstMillis time from building the reduction to its first result, in milliseconds
 * @param laterMillis time of each later call, in milliseconds; at least one
 * @param error the largest difference to the double oracle over the checked rows, divided by the
 *     oracle's largest entry; see {@link io.github.quern.api.Oracle#relativeError}
 * @param checkedRows the number of rows that were compared with the oracle
 * @param notes what else is worth knowing, one line each
 */
public record SampleResult(
    Tensor values,
    Explanation explanation,
    double firstMillis,
    List<Double> laterMillis,
    double error,
    int checkedRows,
    List<String> notes) {
  /** Copies the lists. */
  public SampleResult {
    laterMillis = List.copyOf(laterMillis);
    notes = List.copyOf(notes);
    if (laterMillis.isEmpty()) {
      throw new IllegalArgumentException("A result needs the time of at least one later call.");
    }
  }

  /** A result of which all rows were checked, without notes. */
  public SampleResult(
      Tensor values,
      Explanation explanation,
      double firstMillis,
      List<Double> laterMillis,
      double error) {
    this(
        values,
        explanation,
        firstMillis,
        laterMillis,
        error,
        Math.toIntExact(values.shape().size(0)),
        List.of());
  }

  /** The same result with these notes. */
  SampleResult withNotes(List<String> newNotes) {
    return new SampleResult(
        values, explanation, firstMillis, laterMillis, error, checkedRows, newNotes);
  }

  /** The median time of the later calls, in milliseconds. */
  public double medianMillis() {
    return median(laterMillis);
  }

  /** The middle number, or the mean of the two middle ones. */
  static double median(List<Double> numbers) {
    double[] sorted = numbers.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int half = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[half]
        : Arrays.stream(sorted, half - 1, half + 1).average().orElseThrow();
  }
}
