package io.github.quern.benchmarks.measure;

import io.github.quern.benchmarks.workload.Workload;
import java.util.List;

/**
 * What a session measures, and how long it may take.
 *
 * @param sizes M = N of the tables, ascending; at least one
 * @param workloads the rows of the tables
 * @param budget the time for one cell
 * @param callLimitSeconds a cell is left out if one call is expected to take longer
 * @param limitSeconds cells are left out when the session has taken so long
 * @param firstCalls how many JVMs are started for the median of first calls
 */
public record Settings(
    List<Integer> sizes,
    List<Workload> workloads,
    Budget budget,
    double callLimitSeconds,
    double limitSeconds,
    int firstCalls) {
  /** Sorts and copies the lists. */
  public Settings {
    sizes = sizes.stream().sorted().distinct().toList();
    workloads = List.copyOf(workloads);
  }
}
