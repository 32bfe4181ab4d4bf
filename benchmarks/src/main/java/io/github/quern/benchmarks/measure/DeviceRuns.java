package io.github.quern.benchmarks.measure;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.api.Explanation;
import io.github.quern.api.Genred;
import io.github.quern.api.ProgressListener;
import io.github.quern.benchmarks.results.Cell;
import io.github.quern.benchmarks.results.DeviceLimit;
import io.github.quern.benchmarks.results.DeviceTime;
import io.github.quern.benchmarks.workload.Workload;
import io.github.quern.data.DType;
import io.github.quern.data.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Times kernels by the clock of the device that they run on, and the calls around them by that of
 * the JVM, which is the benchmark's own: a device's code is not compiled by HotSpot.
 */
final class DeviceRuns {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double MILLIS_PER_SECOND = 1e3;

  private final Tier tier;
  private final Engine engine;
  private final @Nullable DeviceLimit limit;

  /**
   * Runs of a tier whose devices have clocks.
   *
   * @param tier the tier
   * @param engine its engine
   * @param limit what its first device might do, if that is known
   */
  DeviceRuns(Tier tier, Engine engine, Optional<DeviceLimit> limit) {
    this.tier = tier;
    this.engine = engine;
    this.limit = limit.orElse(null);
  }

  /** Adds up the device's times of a call. */
  private static final class Clock implements ProgressListener {
    private long nanoseconds;

    @Override
    public void progress(long done, long total) {}

    @Override
    public boolean wantsDeviceTime() {
      return true;
    }

    @Override
    public void deviceTime(long more) {
      nanoseconds += more;
    }

    double takeMillis() {
      double millis = nanoseconds / NANOS_PER_MILLI;
      nanoseconds = 0;
      return millis;
    }
  }

  /** One task, or the reason why it is left out. */
  DeviceTime time(Task task, Limits limits, Budget budget) {
    Workload workload = task.workload();
    Cell cell = task.cell(tier.name());
    Optional<String> reason = tier.whyNot(task, limits, Budget.FEWEST_CALLS);
    if (reason.isPresent()) {
      return DeviceTime.of(cell.leftOut(reason.get()), null, 0, 0, limit);
    }
    Genred reduction = workload.reduction(engine);
    Tensor[] data = workload.data(task.m(), task.n());
    Clock clock = new Clock();
    CallOptions dense = CallOptions.DEFAULT.withBackend(tier.name()).withProgress(clock);
    CallOptions options = workload.ranges(task.m(), task.n()).map(dense::withRanges).orElse(dense);
    // The first call compiles, the second warms up.
    reduction.call(options, data);
    reduction.call(options, data);
    clock.takeMillis();
    List<Double> kernels = new ArrayList<>();
    List<Double> calls = new ArrayList<>();
    double spent = 0;
    while (calls.size() < Budget.FEWEST_CALLS || spent < budget.seconds() * MILLIS_PER_SECOND) {
      long start = System.nanoTime();
      reduction.call(options, data);
      double millis = (System.nanoTime() - start) / NANOS_PER_MILLI;
      calls.add(millis);
      kernels.add(clock.takeMillis());
      spent += millis;
    }
    limits.learn(task, tier.name(), median(calls));
    DType dtype = data[1].dtype();
    List<Explanation> steps = reduction.explainAll(options, dtype);
    return DeviceTime.of(
        cell.measured(median(kernels), calls.size()),
        median(calls),
        steps.stream().mapToLong(step -> step.work().arithmetic()).sum(),
        steps.stream().mapToLong(step -> step.work().special()).sum(),
        dtype == DType.FLOAT32 ? limit : null);
  }

  /** The middle one, or the mean of the two in the middle. */
  static double median(List<Double> numbers) {
    List<Double> sorted = numbers.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
