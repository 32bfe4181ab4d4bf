package io.github.quern.benchmarks.measure;

import io.github.quern.benchmarks.workload.Workload;
import io.github.quern.data.Tensor;
import org.jspecify.annotations.Nullable;

/** Sees to it that all contenders give the same values for a task. */
final class Agreement {
  private final Task task;
  private @Nullable String first;
  private double[] values = new double[0];

  Agreement(Task task) {
    this.task = task;
  }

  /**
   * Compares a result with that of the first contender.
   *
   * @throws BenchmarkException if they differ by more than the workload allows
   */
  void check(String contender, double[] result) {
    Workload workload = task.workload();
    Tensor[] data = workload.data(task.m(), task.n());
    double[] comparable = workload.comparable(data, result);
    if (first == null) {
      first = contender;
      values = comparable;
      return;
    }
    double difference = difference(values, comparable);
    if (!(difference <= workload.tolerance())) {
      throw new BenchmarkException(
          contender
              + " and "
              + first
              + " disagree on "
              + task
              + ": the largest difference is "
              + difference
              + " of the largest value, and at most "
              + workload.tolerance()
              + " is allowed.");
    }
  }

  /**
   * The largest difference, relative to the largest entry; NaN or infinite if one is not finite.
   */
  static double difference(double[] expected, double[] got) {
    if (expected.length != got.length) {
      return Double.POSITIVE_INFINITY;
    }
    double difference = 0;
    double scale = 0;
    for (int k = 0; k < got.length; k++) {
      difference = Math.max(difference, Math.abs(got[k] - expected[k]));
      scale = Math.max(scale, Math.abs(expected[k]));
    }
    return difference == 0 ? 0 : difference / scale;
  }
}
