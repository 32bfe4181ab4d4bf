package io.github.quern.reduction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.reduction.ReductionDefinition.Request;
import io.github.quern.testing.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What each reduction should give, written as plain loops over all columns from its documentation
 * and not from Quern's code.
 */
public final class PlainReduction {
  private final List<double[]> f;
  private final List<double[]> g;
  private final int k;
  private final int dimension;
  private final int weightDimension;

  /**
   * Prepares the reductions of some values.
   *
   * @param f the formula's values, one vector per column
   * @param g the weight's values; empty where there is none
   * @param request the dimensions and the number K
   */
  public PlainReduction(List<double[]> f, List<double[]> g, Request request) {
    this.f = List.copyOf(f);
    this.g = List.copyOf(g);
    this.k = request.k();
    this.dimension = request.dimension();
    this.weightDimension = request.weightDimension();
  }

  /** One result and how far a computed one may be off, besides equal NaNs and infinities. */
  public static final class Result {
    private final double[] values;
    private final double[] sizes;

    /**
     * A result.
     *
     * @param values the right values
     * @param sizes for each value the scale of its rounding errors; 0 where it is exact
     */
    Result(double[] values, double[] sizes) {
      this.values = values.clone();
      this.sizes = sizes.clone();
    }

    static Result exact(double... values) {
      return new Result(values, new double[values.length]);
    }

    /** The right values. */
    public double[] values() {
      return values.clone();
    }

    /** For each value the scale of its rounding errors. */
    public double[] sizes() {
      return sizes.clone();
    }
  }

  /** The results of the reduction of that name. */
  public List<Result> of(String name) {
    return switch (name) {
      case "Sum" -> List.of(sum());
      case "Min" -> List.of(Result.exact(extrema(1)));
      case "Max" -> List.of(Result.exact(extrema(-1)));
      case "ArgMin" -> List.of(Result.exact(positions(1)));
      case "ArgMax" -> List.of(Result.exact(positions(-1)));
      case "Min_ArgMin" -> List.of(Result.exact(extrema(1)), Result.exact(positions(1)));
      case "Max_ArgMax" -> List.of(Result.exact(extrema(-1)), Result.exact(positions(-1)));
      case "KMin" -> List.of(Result.exact(smallest()));
      case "ArgKMin" -> List.of(Result.exact(smallestPositions()));
      case "KMin_ArgKMin" -> List.of(Result.exact(smallest()), Result.exact(smallestPositions()));
      case "LogSumExp", "LogSumExpWeight" -> List.of(logarithm());
      case "SumSoftMaxWeight" -> List.of(mean());
      case "Max_SumShiftExp", "Max_SumShiftExpWeight" -> List.of(maximumAndSum());
      default -> throw new AssertionError("no oracle for " + name);
    };
  }

  private Result sum() {
    double[] sums = new double[dimension];
    double[] sizes = new double[dimension];
    for (double[] value : f) {
      for (int component = 0; component < dimension; component++) {
        sums[component] += value[component];
        sizes[component] += Math.abs(value[component]);
      }
    }
    return new Result(sums, sizes);
  }

  /** The columns whose value is a number below +Infinity, after multiplication by the sign. */
  private List<Integer> candidates(int component, int sign) {
    return IntStream.range(0, f.size())
        .filter(column -> sign * f.get(column)[component] < Double.POSITIVE_INFINITY)
        .boxed()
        // The sort is stable: of equal values the lower column comes first; zeros are equal.
        .sorted(Comparator.comparingDouble(column -> sign * f.get(column)[component] + 0.0))
        .toList();
  }

  private double[] extrema(int sign) {
    return IntStream.range(0, dimension)
        .mapToDouble(component ->
            candidates(component, sign).stream()
                .findFirst()
                .map(column -> f.get(column)[component])
                .orElse(sign * Double.POSITIVE_INFINITY))
        .toArray();
  }

  private double[] positions(int sign) {
    return IntStream.range(0, dimension)
        .mapToDouble(component -> candidates(component, sign).stream().findFirst().orElse(0))
        .toArray();
  }

  private double[] smallest() {
    return ranked((column, component) -> f.get(column)[component], Double.POSITIVE_INFINITY);
  }

  private double[] smallestPositions() {
    return ranked((column, component) -> column, 0);
  }

  @FunctionalInterface
  private interface Entry {
    double of(int column, int component);
  }

  private double[] ranked(Entry entry, double missing) {
    double[] result = new double[k * dimension];
    for (int component = 0; component < dimension; component++) {
      List<Integer> sorted = candidates(component, 1);
      for (int rank = 0; rank < k; rank++) {
        result[rank * dimension + component] =
            rank < sorted.size() ? entry.of(sorted.get(rank), component) : missing;
      }
    }
    return result;
  }

  private double maximum() {
    double maximum = Double.NEGATIVE_INFINITY;
    for (double[] value : f) {
      maximum = value[0] > maximum ? value[0] : maximum;
    }
    return maximum;
  }

  /** exp(F - m) of a column, where the difference of equal infinities is 0. */
  private double factor(int column) {
    double exponent = f.get(column)[0];
    if (exponent == Double.NEGATIVE_INFINITY) {
      return 0;
    }
    return exponent == maximum() ? 1 : Math.exp(exponent - maximum());
  }

  /** Σ exp(F - m) G, component by component. */
  private Result shiftedSum(boolean weighted) {
    int length = weighted && weightDimension > 0 ? weightDimension : 1;
    double[] sums = new double[length];
    double[] sizes = new double[length];
    for (int column = 0; column < f.size(); column++) {
      for (int component = 0; component < length; component++) {
        double weight = weighted && weightDimension > 0 ? g.get(column)[component] : 1;
        double term = factor(column) * weight;
        sums[component] += term;
        sizes[component] += Math.abs(term);
      }
    }
    return new Result(sums, sizes);
  }

  private Result logarithm() {
    Result sum = shiftedSum(true);
    double[] values = new double[sum.values().length];
    double[] sizes = new double[values.length];
    for (int component = 0; component < values.length; component++) {
      values[component] = maximum() + Math.log(sum.values()[component]);
      sizes[component] =
          Math.abs(values[component]) + sum.sizes()[component] / Math.abs(sum.values()[component]);
    }
    return new Result(values, sizes);
  }

  private Result mean() {
    Result sum = shiftedSum(true);
    double total = shiftedSum(false).values()[0];
    List<Double> values = new ArrayList<>();
    List<Double> sizes = new ArrayList<>();
    for (int component = 0; component < sum.values().length; component++) {
      values.add(sum.values()[component] / total);
      sizes.add(sum.sizes()[component] / total);
    }
    return new Result(inOneArray(values), inOneArray(sizes));
  }

  private Result maximumAndSum() {
    Result sum = shiftedSum(true);
    List<Double> values = new ArrayList<>(List.of(maximum()));
    List<Double> sizes = new ArrayList<>(List.of(0.0));
    for (int component = 0; component < sum.values().length; component++) {
      values.add(sum.values()[component]);
      sizes.add(sum.sizes()[component]);
    }
    return new Result(inOneArray(values), inOneArray(sizes));
  }

  private static double[] inOneArray(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /**
   * Requires that results are right.
   *
   * @param what what was computed, for the message
   * @param expected the right results
   * @param actual the computed ones
   * @param rounding how large rounding errors may be, relative to their scale
   */
  public static void requireResults(
      String what, List<Result> expected, List<double[]> actual, double rounding) {
    assertEquals(expected.size(), actual.size(), what);
    for (int output = 0; output < actual.size(); output++) {
      double[] values = expected.get(output).values();
      double[] sizes = expected.get(output).sizes();
      assertEquals(values.length, actual.get(output).length, what);
      for (int component = 0; component < values.length; component++) {
        double size = Double.isFinite(sizes[component]) ? sizes[component] : 0;
        Numbers.requireAgreement(
            what + ", output " + output + ", component " + component,
            new double[] {values[component]},
            new double[] {actual.get(output)[component]},
            0,
            rounding * size);
      }
    }
  }
}
