package io.github.quern.benchmarks.measure;

/**
 * How long one task is run by one contender. A call is never cut short, so there is at least one
 * call to warm up and three that count.
 *
 * @param warmUpSeconds calls that do not count
 * @param seconds calls that count
 */
public record Budget(double warmUpSeconds, double seconds) {
  /** How many calls there are at least. */
  static final int FEWEST_CALLS = 4;
}
