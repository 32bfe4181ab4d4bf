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
 * @param error the largest difference to the double oracle over all rows, divided by the oracle's
 *     largest entry; see {@link io.github.quern.api.Oracle#relativeError}
 */
public record SampleResult(
    Tensor values,
    Explanation explanation,
    double firstMillis,
    List<Double> laterMillis,
    double error) {
  /** Copies the list. */
  public SampleResult {
    laterMillis = List.copyOf(laterMillis);
    if (laterMillis.isEmpty()) {
      throw new IllegalArgumentException("A result needs the time of at least one later call.");
    }
  }

  /** The median time of the later calls, in milliseconds. */
  public double medianMillis() {
    double[] sorted = laterMillis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int half = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[half]
        : Arrays.stream(sorted, half - 1, half + 1).average().orElseThrow();
  }
}
