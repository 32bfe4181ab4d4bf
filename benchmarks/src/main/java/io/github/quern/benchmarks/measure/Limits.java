package io.github.quern.benchmarks.measure;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Which cells would take too long. A call is expected to take as long as the last one of the same
 * workload and contender, times the ratio of the numbers of pairs, divided by that of threads.
 */
final class Limits {
  private static final double NANOS_PER_SECOND = 1e9;

  /** Of one pair and one thread. */
  private final Map<String, Double> seconds = new HashMap<>();

  private final double callLimit;
  private final double limit;
  private final LongSupplier clock;
  private final long start;

  /**
   * Starts the clock.
   *
   * @param callLimit the longest call that is worth it, in seconds
   * @param limit how long all may take together, in seconds
   * @param clock the time, in nanoseconds
   */
  Limits(double callLimit, double limit, LongSupplier clock) {
    this.callLimit = callLimit;
    this.limit = limit;
    this.clock = clock;
    this.start = clock.getAsLong();
  }

  /**
   * Why a cell should be left out, if it should.
   *
   * @param calls how many calls there will be at least
   */
  Optional<String> reason(Task task, String contender, int calls) {
    double elapsed = (clock.getAsLong() - start) / NANOS_PER_SECOND;
    Optional<Double> expected =
        Optional.ofNullable(seconds.get(key(task, contender)))
            .map(each -> each * task.pairs() / task.threads());
    if (expected.isPresent() && expected.get() > callLimit) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "a call would take about %,.1f s, more than the limit of %,.1f s",
              expected.get(),
              callLimit));
    }
    if (elapsed + calls * expected.orElse(0.0) > limit) {
      return Optional.of(
          String.format(Locale.ROOT, "the time for the whole run, %,.0f s, was over", limit));
    }
    return Optional.empty();
  }

  /** Remembers how long a call took. */
  void learn(Task task, String contender, double millis) {
    if (task.pairs() > 0) {
      seconds.put(key(task, contender), millis / 1000 * task.threads() / task.pairs());
    }
  }

  private static String key(Task task, String contender) {
    return task.workload().name() + " " + contender;
  }
}
