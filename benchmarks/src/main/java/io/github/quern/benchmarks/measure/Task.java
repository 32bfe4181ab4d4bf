package io.github.quern.benchmarks.measure;

import io.github.quern.benchmarks.results.Cell;
import io.github.quern.benchmarks.workload.Workload;

/**
 * What is to be computed.
 *
 * @param workload the computation
 * @param m the number of rows
 * @param n the number of columns
 * @param threads how many threads compute; not heeded by the Java loop, which uses all
 */
public record Task(Workload workload, int m, int n, int threads) {
  /** With one thread for each processor. */
  static Task onAllCores(Workload workload, int m, int n) {
    return new Task(workload, m, n, Runtime.getRuntime().availableProcessors());
  }

  long pairs() {
    return workload.pairs(m, n);
  }

  /** Its cell for a contender, still without a time. */
  Cell cell(String contender) {
    return Cell.of(workload.name(), contender, threads, m, n, pairs());
  }

  @Override
  public String toString() {
    return workload.name() + ", M = " + m + ", N = " + n;
  }
}
