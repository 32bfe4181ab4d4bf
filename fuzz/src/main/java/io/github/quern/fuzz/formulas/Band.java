package io.github.quern.fuzz.formulas;

import io.github.quern.data.DType;
import io.github.quern.data.Tensor;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What roundings make of one result: for each entry the range of the numbers seen, whether NaN was
 * among them, and all positions seen.
 */
final class Band {
  private final DType dtype;
  private final double roundoff;
  private final double smallest;
  private final double[] least;
  private final double[] most;
  private final boolean[] nan;
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
      if (!Double.isNaN(number)) {
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
    boolean never = least[entry] > most[entry];
    return never || (!nan[entry] && 2 * slack(entry) <= 1e-3 * Math.max(1, size(entry)));
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
    double slack = slack(entry);
    return stored(least[entry] - slack) <= number && number <= stored(most[entry] + slack);
  }

  /**
   * The runs are few, so the range is taken twice as wide as it was seen on either side; besides
   * some roundings of the result itself.
   */
  private double slack(int entry) {
    double range = most[entry] - least[entry];
    // Of two equal infinities, or where nothing but NaN was seen.
    boolean isNone = Double.isNaN(range) || range == Double.NEGATIVE_INFINITY;
    return isNone ? 0 : range + 16 * roundoff * size(entry) + 8 * smallest;
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
    String range =
        least[entry] > most[entry]
            ? ""
            : "within ["
                + stored(least[entry] - slack(entry))
                + ", "
                + stored(most[entry] + slack(entry))
                + "]";
    return range + (nan[entry] ? (range.isEmpty() ? "" : " or ") + "NaN" : "");
  }
}
