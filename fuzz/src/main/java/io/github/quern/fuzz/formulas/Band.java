package io.github.quern.fuzz.formulas;

import io.github.quern.data.DType;
import io.github.quern.data.Tensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What roundings make of one result: for each entry the range of the finite numbers seen, whether
 * NaN or an infinity was among them, and all positions seen.
 */
final class Band {
  private final DType dtype;
  private final double roundoff;
  private final double smallest;
  private final double[] least;
  private final double[] most;
  private final boolean[] nan;
  private final boolean[] positive;
  private final boolean[] negative;
  private final List<Set<Long>> positions;

  /**
   * A band.
   *
   * @param exact the result of the double oracle
   * @param dtype the type of the result
   */
  Band(Tensor exact, DType dtype) {
    this.dtype = dtype;
    this.roundoff = dtype == DType.FLOAT64 ? 0x1p-53 : 0x1p-24;
    this.smallest = dtype == DType.FLOAT64 ? Double.MIN_VALUE : Float.MIN_VALUE;
    int count = Math.toIntExact(exact.count());
    this.least = new double[count];
    this.most = new double[count];
    this.nan = new boolean[count];
    this.positive = new boolean[count];
    this.negative = new boolean[count];
    java.util.Arrays.fill(least, Double.POSITIVE_INFINITY);
    java.util.Arrays.fill(most, Double.NEGATIVE_INFINITY);
    this.positions =
        dtype.isInteger()
            ? java.util.stream.Stream.<Set<Long>>generate(HashSet::new).limit(count).toList()
            : List.of();
    include(exact);
  }

  /** Widens the band to a result that rounding may lead to. */
  void include(Tensor result) {
    for (int entry = 0; entry < nan.length; entry++) {
      if (dtype.isInteger()) {
        positions.get(entry).add(result.longAt(entry));
        continue;
      }
      double number = result.at(entry);
      nan[entry] |= Double.isNaN(number);
      positive[entry] |= number == Double.POSITIVE_INFINITY;
      negative[entry] |= number == Double.NEGATIVE_INFINITY;
      if (Double.isFinite(number)) {
        least[entry] = Math.min(least[entry], number);
        most[entry] = Math.max(most[entry], number);
      }
    }
  }

  /** The number of entries. */
  int entries() {
    return nan.length;
  }

  /** Whether an entry may differ by a thousandth at most, relatively or absolutely. */
  boolean isNarrow(int entry) {
    if (dtype.isInteger()) {
      return positions.get(entry).size() == 1;
    }
    boolean finite = least[entry] <= most[entry];
    int others = (nan[entry] ? 1 : 0) + (positive[entry] ? 1 : 0) + (negative[entry] ? 1 : 0);
    return finite
        ? others == 0 && 2 * slack(entry) <= 1e-3 * Math.max(1, size(entry))
        : others == 1;
  }

  /** Whether an entry of a result is as it may be. */
  boolean holds(int entry, Tensor result) {
    if (dtype.isInteger()) {
      return positions.get(entry).contains(result.longAt(entry));
    }
    double number = result.at(entry);
    if (Double.isNaN(number)) {
      return nan[entry];
    }
    if ((positive[entry] && number == Double.POSITIVE_INFINITY)
        || (negative[entry] && number == Double.NEGATIVE_INFINITY)) {
      return true;
    }
    double slack = slack(entry);
    return stored(least[entry] - slack) <= number && number <= stored(most[entry] + slack);
  }

  /**
   * The runs are few, so the range is taken twice as wide as it was seen on either side; besides
   * some roundings of the result itself.
   */
  private double slack(int entry) {
    double range = most[entry] - least[entry];
    return range >= 0 ? range + 16 * roundoff * size(entry) + 8 * smallest : 0;
  }

  private double size(int entry) {
    return Math.max(Math.abs(least[entry]), Math.abs(most[entry]));
  }

  /** Rounding is monotonic, so that bounds may be rounded too. */
  private double stored(double bound) {
    return switch (dtype) {
      case FLOAT16 -> Float.float16ToFloat(Float.floatToFloat16((float) bound));
      case FLOAT32 -> (float) bound;
      default -> bound;
    };
  }

  /** An entry's numbers or positions, for messages. */
  String describe(int entry) {
    if (dtype.isInteger()) {
      return "one of " + positions.get(entry);
    }
    List<String> allowed = new ArrayList<>();
    if (least[entry] <= most[entry]) {
      double slack = slack(entry);
      allowed.add(
          "within [" + stored(least[entry] - slack) + ", " + stored(most[entry] + slack) + "]");
    }
    addIf(positive[entry], "Infinity", allowed);
    addIf(negative[entry], "-Infinity", allowed);
    addIf(nan[entry], "NaN", allowed);
    return String.join(" or ", allowed);
  }

  private static void addIf(boolean seen, String name, List<String> allowed) {
    if (seen) {
      allowed.add(name);
    }
  }
}
