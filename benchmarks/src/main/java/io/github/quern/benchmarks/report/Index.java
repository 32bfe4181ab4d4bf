package io.github.quern.benchmarks.report;

import io.github.quern.benchmarks.results.Cell;
import io.github.quern.benchmarks.results.Results;
import java.util.Comparator;
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

  /** The size that most cells were measured for, the largest of these; empty without cells. */
  Optional<Integer> bestMeasuredSize() {
    return sizes().stream()
        .max(Comparator.<Integer>comparingLong(this::measured).thenComparing(size -> size));
  }

  private long measured(int size) {
    return results.square().stream()
        .filter(cell -> cell.m() == size && cell.medianMs() != null)
        .count();
  }
}
