package io.github.quern.samples.measure;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.api.Explanation;
import io.github.quern.api.Genred;
import io.github.quern.backend.BackendException;
import io.github.quern.data.Tensor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Measures workloads.
 *
 * @param warmUp how long later calls go on before they are timed; a new kernel gets faster while it
 *     runs
 * @param mostCalls how many later calls are timed at most, at least 1
 * @param longest after how long no further call is begun
 */
public record Stopwatch(Duration warmUp, int mostCalls, Duration longest) {
  /** For a person who waits: two seconds to warm up, then 20 calls or a second of them. */
  public static final Stopwatch DEFAULT =
      new Stopwatch(Duration.ofSeconds(2), 20, Duration.ofSeconds(1));

  private static final int CHECKED_ROWS = 100;
  private static final double NANOS_PER_MILLI = 1e6;

  /** Checks the number of calls. */
  public Stopwatch {
    if (mostCalls < 1) {
      throw new IllegalArgumentException("At least 1 call is timed, not " + mostCalls + ".");
    }
  }

  /**
   * Runs a workload on a new engine, so that first calls compile. With the backend {@code auto} it
   * runs on the tier that is chosen, then on every other one that is present; else on the tier
   * asked for only.
   *
   * @param work what is run
   * @param options where
   * @param threads how many threads compute on the CPU
   * @throws BackendException if no tier that was asked for can run it
   */
  public Measurement measure(Workload work, CallOptions options, int threads) {
    return measure(work, options, threads, Progress.NONE);
  }

  /**
   * Runs a workload, and tells how far that is.
   *
   * @param work what is run
   * @param options where
   * @param threads how many threads compute on the CPU
   * @param progress hears how many seconds are over, of those that it may take
   * @throws BackendException if no tier that was asked for can run it
   */
  public Measurement measure(Workload work, CallOptions options, int threads, Progress progress) {
    CallOptions call = work.ranges().map(options::withRanges).orElse(options);
    try (Engine engine = Engine.create(threads)) {
      List<String> others = options.backend().equals("auto") ? present(engine) : List.of();
      Countdown countdown = new Countdown(progress, Math.max(1, others.size()));
      Run chosen = run(work, engine, call, countdown);
      List<TierTime> times = new ArrayList<>(List.of(chosen.time()));
      List<String> refusals = new ArrayList<>();
      for (String tier : others) {
        if (tier.equals(chosen.time().tier())) {
          continue;
        }
        try {
          times.add(run(work, engine, call.withBackend(tier), countdown).time());
        } catch (BackendException refusal) {
          refusals.add(tier + ": " + refusal.getMessage());
        }
      }
      return new Measurement(
          chosen.explanation(), chosen.values(), chosen.checkedRows(), times, refusals);
    }
  }

  /** The tiers that are there. */
  private static List<String> present(Engine engine) {
    return engine.tiers().stream()
        .filter(tier -> tier.unavailable().isEmpty())
        .map(Engine.TierStatus::name)
        .toList();
  }

  /** Tells what is over of the time that some tiers may take. */
  private final class Countdown {
    private final Progress progress;
    private final int tiers;
    private int begun;
    private long start;

    Countdown(Progress progress, int tiers) {
      this.progress = progress;
      this.tiers = tiers;
    }

    void nextTier() {
      begun++;
      start = System.nanoTime();
    }

    void tick() {
      Duration each = warmUp.plus(longest);
      Duration over = Duration.ofNanos(System.nanoTime() - start);
      Duration own = over.compareTo(each) < 0 ? over : each;
      progress.at(
          each.multipliedBy(begun - 1).plus(own).toSeconds(), each.multipliedBy(tiers).toSeconds());
    }
  }

  private record Run(Explanation explanation, Tensor values, int checkedRows, TierTime time) {}

  private Run run(Workload work, Engine engine, CallOptions options, Countdown countdown) {
    countdown.nextTier();
    Tensor[] arguments = work.arguments().toArray(Tensor[]::new);
    long start = System.nanoTime();
    Genred reduction = work.reduction().apply(engine);
    Tensor first = reduction.callAll(options, arguments).getFirst();
    double firstMillis = millisSince(start);

    while (millisSince(start) - firstMillis < warmUp.toMillis()) {
      reduction.callAll(options, arguments);
      countdown.tick();
    }
    double[] later = later(() -> reduction.callAll(options, arguments), countdown);
    int[] checked = checkedRows(Math.toIntExact(first.shape().size(0)));
    Explanation explanation = reduction.explain(options, work.arguments().getFirst().dtype());
    TierTime time =
        new TierTime(
            explanation.backend(),
            firstMillis,
            median(later),
            later.length,
            reduction.oracle().relativeError(first, checked, arguments));
    return new Run(explanation, first, checked.length, time);
  }

  private double[] later(Runnable call, Countdown countdown) {
    List<Double> millis = new ArrayList<>();
    long start = System.nanoTime();
    do {
      millis.add(millis(call));
      countdown.tick();
    } while (millis.size() < mostCalls && millisSince(start) < longest.toMillis());
    return millis.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** How long a piece of work takes, in milliseconds. */
  public static double millis(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return millisSince(start);
  }

  /** How long one of some calls takes, in milliseconds: the median. */
  public static double medianMillis(int calls, Runnable work) {
    return median(IntStream.range(0, calls).mapToDouble(call -> millis(work)).toArray());
  }

  private static double millisSince(long start) {
    return (System.nanoTime() - start) / NANOS_PER_MILLI;
  }

  /** Rows spread evenly: all of them if they are few. */
  static int[] checkedRows(int rows) {
    int checked = Math.min(rows, CHECKED_ROWS);
    return IntStream.range(0, checked).map(k -> (int) ((long) k * rows / checked)).toArray();
  }

  /** The middle number, or the mean of the two middle ones. */
  static double median(double[] numbers) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
