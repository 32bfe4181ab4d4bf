package io.github.quern.fuzz.formulas;

import io.github.quern.api.Engine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Many random calls, one for each seed of a range, by several threads. */
public final class Campaign {
  /** So many calls share engines, which keep the kernels of all of them. */
  private static final int CALLS_PER_ENGINE = 256;

  private static final Pattern BITS = Pattern.compile("vectors of (\\d+) bits");

  private final long first;
  private final long count;
  private final Shares shares;
  private final long deadline;
  private final Consumer<Finding> found;
  private final Tally tally = new Tally();
  private final AtomicLong next = new AtomicLong();

  /**
   * Random calls.
   *
   * @param first the first seed
   * @param count the number of seeds
   * @param shares what runs where
   * @param limit when to stop, if not all are done
   * @param found hears of each finding, from any thread
   */
  public Campaign(long first, long count, Shares shares, Duration limit, Consumer<Finding> found) {
    this.first = first;
    this.count = count;
    this.shares = shares;
    this.deadline = System.nanoTime() + limit.toNanos();
    this.found = found;
  }

  /** What was done so far. */
  public Tally tally() {
    return tally;
  }

  /** Runs all calls. */
  public void run(int threads) {
    int widest = widestVectors();
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> running = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        running.add(executor.submit(() -> work(widest)));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException failure) {
      throw new IllegalStateException(failure.getCause());
    }
  }

  private static int widestVectors() {
    try (Engine engine = Engine.create(1)) {
      return engine.tiers().stream()
          .filter(tier -> tier.name().equals("simd") && tier.unavailable().isEmpty())
          .map(tier -> BITS.matcher(tier.devices().getFirst().description()))
          .filter(Matcher::find)
          .mapToInt(matcher -> Integer.parseInt(matcher.group(1)))
          .findFirst()
          .orElse(0);
    }
  }

  private void work(int widest) {
    long begin = next.getAndAdd(CALLS_PER_ENGINE);
    while (begin < count && System.nanoTime() < deadline) {
      try (Tiers tiers = Tiers.open(widest)) {
        long end = Math.min(count, begin + CALLS_PER_ENGINE);
        for (long number = begin; number < end && System.nanoTime() < deadline; number++) {
          check(first + number, tiers);
        }
      }
      begin = next.getAndAdd(CALLS_PER_ENGINE);
    }
  }

  private void check(long seed, Tiers tiers) {
    FormulaCase call = CaseGenerator.of(seed);
    Outcome outcome = CaseCheck.of(call, tiers, shares);
    tally.add(call, outcome);
    outcome.fault().ifPresent(fault -> found.accept(finding(call, fault, tiers)));
  }

  private Finding finding(FormulaCase call, String fault, Tiers tiers) {
    String kind = Failures.kind(fault);
    FormulaCase smallest =
        CaseShrinker.shrink(
            call,
            candidate ->
                CaseCheck.of(candidate, tiers, shares)
                    .fault()
                    .map(Failures::kind)
                    .filter(kind::equals)
                    .isPresent());
    String smallestFault =
        CaseCheck.of(smallest, tiers, shares).fault().orElse("passes when checked again");
    return new Finding(call.seed(), call.toString(), fault, smallest.toString(), smallestFault);
  }
}
