package io.github.quern.benchmarks.report;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is demanded of a tier, and what it does.
 *
 * @param demand what is demanded
 * @param measured the number, with its unit; a dash if it is not there
 * @param verdict whether it is met
 */
record Target(String demand, String measured, String verdict) {
  /**
   * A target for a number.
   *
   * @param demand what is demanded
   * @param number what was measured, if it was
   * @param unit with a space before it, or nothing
   * @param isMet whether a number is good enough
   */
  static Target of(String demand, Optional<Double> number, String unit, Predicate<Double> isMet) {
    return new Target(
        demand,
        number.map(found -> Figures.of(found) + unit).orElse(Figures.NONE),
        number.map(found -> isMet.test(found) ? "met" : "**not met**").orElse("not measured"));
  }
}
