package io.github.quern.parity;

import io.github.quern.data.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;

/**
 * Compares a result with the exact one, entry by entry, in memory that does not depend on their
 * size: one pass finds the largest exact value, another the worst entry.
 */
final class Comparer {
  private final Expected expected;
  private final Tensor exact;
  private final Tensor got;
  private final Tolerance tolerance;
  private final LongPredicate tie;

  private double largest;
  private long compared;
  private long out;
  private double largestAbsolute;
  private double largestRelative;
  private double largestUlps;
  private long worst = -1;
  private double worstDifference;
  private double worstShare;

  /**
   * A comparison.
   *
   * @param expected what is right
   * @param got what was computed
   * @param tolerance what is allowed for real numbers
   * @param tie whether positions that differ, at an entry, are as good as equal
   */
  Comparer(Expected expected, Tensor got, Tolerance tolerance, LongPredicate tie) {
    this.expected = expected;
    this.exact = expected.exact();
    this.got = got;
    this.tolerance = got.dtype().isInteger() ? Tolerance.NONE : tolerance;
    this.tie = tie;
  }

  /**
   * Compares.
   *
   * @param inputs what belongs to the row of an entry, asked for the worst one
   */
  Comparison compare(LongFunction<List<String>> inputs) {
    Optional<String> mismatch = expected.mismatch(got);
    if (mismatch.isEmpty()) {
      findLargest();
      for (long position = 0; position < got.count(); position++) {
        if (expected.isCompared(position)) {
          compared++;
          note(position, difference(position));
        }
      }
    }
    return new Comparison(
        expected.name(),
        got.dtype(),
        got.shape(),
        mismatch,
        compared,
        out,
        tolerance,
        new EntryError(largestAbsolute, largestRelative, ofLargest(largestAbsolute), largestUlps),
        largest,
        worst < 0 ? Optional.empty() : Optional.of(worstEntry(inputs)));
  }

  private void findLargest() {
    for (long position = 0; position < exact.count(); position++) {
      double size = Math.abs(exact.at(position));
      if (size > largest && Double.isFinite(size) && expected.isCompared(position)) {
        largest = size;
      }
    }
  }

  /** Infinite between a number and what is none. */
  private double difference(long position) {
    if (got.dtype().isInteger()) {
      return integerDifference(position);
    }
    double right = exact.at(position);
    double number = got.at(position);
    if (Double.isFinite(right) && Double.isFinite(number)) {
      return Math.abs(number - right);
    }
    // The first is for NaN and infinities, the second for finite numbers beyond the type.
    boolean same =
        Double.compare(number, right) == 0
            || (Double.isInfinite(number) && number == Numbers.rounded(got.dtype(), right));
    return same ? 0 : Double.POSITIVE_INFINITY;
  }

  private double integerDifference(long position) {
    long right = exact.longAt(position);
    long number = got.longAt(position);
    return number == right || tie.test(position)
        ? 0
        // Large ones may be equal as doubles.
        : Math.max(1, Math.abs((double) number - (double) right));
  }

  private void note(long position, double difference) {
    if (difference == 0) {
      return;
    }
    largestAbsolute = Math.max(largestAbsolute, difference);
    largestRelative = Math.max(largestRelative, relative(position, difference));
    largestUlps = Math.max(largestUlps, ulps(position, difference));
    double allowed = allowed(position);
    if (difference == Double.POSITIVE_INFINITY || difference > allowed) {
      out++;
    }
    double share = allowed == 0 ? Double.POSITIVE_INFINITY : difference / allowed;
    if (worst < 0 || share > worstShare || (share == worstShare && difference > worstDifference)) {
      worst = position;
      worstShare = share;
      worstDifference = difference;
    }
  }

  private double relative(long position, double difference) {
    double right = Math.abs(exact.at(position));
    return Double.isInfinite(difference) ? difference : difference / right;
  }

  private double ofLargest(double difference) {
    return difference == 0 || Double.isInfinite(difference) ? difference : difference / largest;
  }

  private double ulps(long position, double difference) {
    return Double.isInfinite(difference)
        ? difference
        : difference / Numbers.ulp(got.dtype(), exact.at(position));
  }

  private double allowed(long position) {
    double right = exact.at(position);
    return Double.isFinite(right)
        ? tolerance.bound(right, Numbers.ulp(got.dtype(), right), largest)
        : 0;
  }

  private WorstEntry worstEntry(LongFunction<List<String>> inputs) {
    return new WorstEntry(
        got.shape().index(worst),
        Numbers.at(got, worst),
        Numbers.at(exact, worst),
        new EntryError(
            worstDifference,
            relative(worst, worstDifference),
            ofLargest(worstDifference),
            ulps(worst, worstDifference)),
        allowed(worst),
        inputs.apply(worst));
  }
}
