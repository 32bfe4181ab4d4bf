package io.github.quern.benchmarks.results;

import org.jspecify.annotations.Nullable;

/**
 * One contender on one task: a time, or the reason why there is none.
 *
 * @param workload the name of the workload
 * @param contender the name of the contender
 * @param threads how many threads computed
 * @param m the number of rows
 * @param n the number of columns
 * @param pairs the number of pairs that a call computes
 * @param calls how many calls were timed
 * @param medianMs the median time of a call, in milliseconds
 * @param gpairsPerS billions of pairs per second, from the median
 * @param leftOut why it was not measured
 */
public record Cell(
    String workload,
    String contender,
    int threads,
    int m,
    int n,
    long pairs,
    long calls,
    @Nullable Double medianMs,
    @Nullable Double gpairsPerS,
    @Nullable String leftOut) {
  private static final double GIGA_PER_SECOND = 1e-6;

  /** The same cell, measured. */
  public Cell measured(double newMedianMs, long newCalls) {
    double speed = pairs / newMedianMs * GIGA_PER_SECOND;
    return new Cell(workload, contender, threads, m, n, pairs, newCalls, newMedianMs, speed, null);
  }

  /** The same cell, left out for a reason. */
  public Cell leftOut(String reason) {
    return new Cell(workload, contender, threads, m, n, pairs, 0, null, null, reason);
  }

  /** A cell that was neither measured nor left out yet. */
  public static Cell of(String workload, String contender, int threads, int m, int n, long pairs) {
    return new Cell(workload, contender, threads, m, n, pairs, 0, null, null, null);
  }
}
