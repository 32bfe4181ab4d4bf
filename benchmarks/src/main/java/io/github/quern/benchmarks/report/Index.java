package io.github.quern.benchmarks.report;

import io.github.quern.benchmarks.results.Cell;
import io.github.quern.benchmarks.results.Results;
import java.util.List;
import java.util.Optional;

/**
 * Looks cells of the square tables up.
 *
 * @param results where
 */
record Index(Results results) {
  /** M = N of the tables, ascending. */
  List<Integer> sizes() {
    return results.square().stream().map(Cell::m).distinct().sorted().toList();
  }

  /** Those that a workload has cells of. */
  List<Integer> sizes(String workload) {
    return results.square().stream()
        .filter(cell -> cell.workload().equals(workload))
        .map(Cell::m)
        .distinct()
        .sorted()
        .toList();
  }

  Optional<Cell> cell(String workload, int size, String contender) {
    return results.square().stream()
        .filter(cell ->
            cell.workload().equals(workload)
                && cell.m() == size
                && cell.contender().equals(contender))
        .findFirst();
  }

  Optional<Double> millis(String workload, int size, String contender) {
    return cell(workload, size, contender).map(Cell::medianMs);
  }

  Optional<Double> speed(String workload, int size, String contender) {
    return cell(workload, size, contender).map(Cell::gpairsPerS);
  }

  /** How often one contender is done in the time of another. */
  Optional<Double> speedRatio(String workload, int size, String contender, String other) {
    return millis(workload, size, contender)
        .flatMap(own -> millis(workload, size, other).map(others -> others / own));
  }
}
