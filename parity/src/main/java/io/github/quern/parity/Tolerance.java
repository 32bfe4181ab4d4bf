package io.github.quern.parity;

import io.github.quern.data.DType;
import java.util.ArrayList;
import java.util.List;

/**
 * How far an entry may be from the exact one. An entry is within the tolerance if
 *
 * <pre>{@code
 * |got - exact| <= absolute + relative |exact| + ofLargest max |exact| + ulps ulp(exact)
 * }</pre>
 *
 * <p>The maximum is over all finite entries of the result that are compared. A unit in the last
 * place, ulp(e), is that of the type of the result: the distance of its neighbouring numbers in the
 * binade of e, for 1 and 1.9 the same, for 0.99 half of it; below the normal numbers it is the
 * least positive number.
 *
 * <p>Zeros of both signs are equal, NaN equals NaN, and an infinity equals itself and any number
 * that the type rounds to it. Whatever else is NaN or infinite is never within the tolerance. The
 * tolerance is for real numbers; integers, which are positions, see {@link Positions}.
 *
 * @param absolute allowed for every entry
 * @param relative allowed for an entry, times its exact absolute value
 * @param ofLargest allowed for every entry, times the largest exact absolute value
 * @param ulps allowed for an entry, in units in the last place of its exact value
 */
public record Tolerance(double absolute, double relative, double ofLargest, double ulps) {
  /** No difference at all. */
  public static final Tolerance NONE = new Tolerance(0, 0, 0, 0);

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if one is negative, infinite or NaN
   */
  public Tolerance {
    for (double part : new double[] {absolute, relative, ofLargest, ulps}) {
      if (!(part >= 0) || Double.isInfinite(part)) {
        throw new IllegalArgumentException("A tolerance is 0 or more, and finite; one is " + part);
      }
    }
  }

  /** A tolerance that is the same for all entries. */
  public static Tolerance absolute(double difference) {
    return NONE.withAbsolute(difference);
  }

  /** A tolerance relative to each exact entry. */
  public static Tolerance relative(double factor) {
    return NONE.withRelative(factor);
  }

  /** A tolerance relative to the largest exact entry. */
  public static Tolerance ofLargest(double factor) {
    return NONE.withOfLargest(factor);
  }

  /** A tolerance in units in the last place of each exact entry. */
  public static Tolerance ulps(double units) {
    return NONE.withUlps(units);
  }

  /**
   * What is allowed where nothing is said: of the largest exact entry 2e-3 for float16, 1e-5 for
   * float32 and 1e-12 for float64. That is enough for sums of some thousand terms that do not
   * cancel each other, and far from what a wrong kernel gives.
   *
   * @param dtype the type of a result; nothing is allowed for integers
   */
  public static Tolerance usual(DType dtype) {
    return switch (dtype) {
      case FLOAT16 -> ofLargest(2e-3);
      case FLOAT32 -> ofLargest(1e-5);
      case FLOAT64 -> ofLargest(1e-12);
      case INT32, INT64 -> NONE;
    };
  }

  /** The same with another absolute part. */
  public Tolerance withAbsolute(double difference) {
    return new Tolerance(difference, relative, ofLargest, ulps);
  }

  /** The same with another part relative to each exact entry. */
  public Tolerance withRelative(double factor) {
    return new Tolerance(absolute, factor, ofLargest, ulps);
  }

  /** The same with another part relative to the largest exact entry. */
  public Tolerance withOfLargest(double factor) {
    return new Tolerance(absolute, relative, factor, ulps);
  }

  /** The same with another part in units in the last place. */
  public Tolerance withUlps(double units) {
    return new Tolerance(absolute, relative, ofLargest, units);
  }

  /**
   * The largest difference that is allowed.
   *
   * @param exact the exact entry, finite
   * @param ulp its unit in the last place
   * @param largest the largest exact absolute value
   */
  double bound(double exact, double ulp, double largest) {
    return absolute + relative * Math.abs(exact) + ofLargest * largest + ulps * ulp;
  }

  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    add(parts, absolute, " absolute");
    add(parts, relative, " of the exact entry");
    add(parts, ofLargest, " of the largest exact entry");
    add(parts, ulps, " ulp");
    return parts.isEmpty() ? "none" : String.join(" + ", parts);
  }

  private static void add(List<String> parts, double part, String unit) {
    if (part > 0) {
      parts.add(Numbers.brief(part) + unit);
    }
  }
}
