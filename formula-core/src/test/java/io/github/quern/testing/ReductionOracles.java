package io.github.quern.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * The reductions by name, as plain loops over all values of one row; written from the list of
 * conventions, not from the reductions.
 */
public final class ReductionOracles {
  /** Rows of results of a reduction. */
  @FunctionalInterface
  public interface ReductionOracle {
    /**
     * The result rows.
     *
     * @param values the values of the formula, one vector for each column
     * @param shape what cannot be seen from the values where there are none
     */
    List<double[]> rows(List<double[]> values, Shape shape);
  }

  /**
   * What a reduction is made for.
   *
   * @param dimension the dimension of the formula
   * @param weights the weights, one vector for each column; null if there are none
   * @param weightDimension their dimension; 1 if there are none
   * @param k the number K
   */
  public record Shape(
      int dimension,
      @org.jspecify.annotations.Nullable List<double[]> weights,
      int weightDimension,
      int k) {
    double weight(int column, int component) {
      return weights == null ? 1 : weights.get(column)[component];
    }
  }

  private static final Map<String, ReductionOracle> ALL =
      Map.ofEntries(
          Map.entry("Sum", (f, shape) -> List.of(sums(f, shape))),
          Map.entry("LogSumExp", ReductionOracles::logarithms),
          Map.entry("LogSumExpWeight", ReductionOracles::logarithms),
          Map.entry("SumSoftMaxWeight", ReductionOracles::means),
          Map.entry("Max_SumShiftExp", ReductionOracles::pairs),
          Map.entry("Max_SumShiftExpWeight", ReductionOracles::pairs),
          Map.entry("Min", (f, shape) -> extrema(f, shape, 1).subList(0, 1)),
          Map.entry("Max", (f, shape) -> extrema(f, shape, -1).subList(0, 1)),
          Map.entry("ArgMin", (f, shape) -> extrema(f, shape, 1).subList(1, 2)),
          Map.entry("ArgMax", (f, shape) -> extrema(f, shape, -1).subList(1, 2)),
          Map.entry("Min_ArgMin", (f, shape) -> extrema(f, shape, 1)),
          Map.entry("Max_ArgMax", (f, shape) -> extrema(f, shape, -1)),
          Map.entry("KMin", (f, shape) -> smallest(f, shape).subList(0, 1)),
          Map.entry("ArgKMin", (f, shape) -> smallest(f, shape).subList(1, 2)),
          Map.entry("KMin_ArgKMin", ReductionOracles::smallest));

  private ReductionOracles() {}

  /** The oracle of a reduction. */
  public static ReductionOracle of(String name) {
    return Objects.requireNonNull(ALL.get(name), name);
  }

  private static double[] sums(List<double[]> values, Shape shape) {
    double[] sums = new double[shape.dimension()];
    for (double[] value : values) {
      for (int component = 0; component < sums.length; component++) {
        sums[component] += value[component];
      }
    }
    return sums;
  }

  /** Smallest values, of the numbers times the sign, and their positions. */
  private static List<double[]> extrema(List<double[]> values, Shape shape, int sign) {
    double[] best = new double[shape.dimension()];
    double[] positions = new double[shape.dimension()];
    for (int component = 0; component < best.length; component++) {
      // The columns are tried from the last to the first, so that the first of equals remains.
      double worst = sign * Double.POSITIVE_INFINITY;
      best[component] = worst;
      for (int column = values.size() - 1; column >= 0; column--) {
        double value = values.get(column)[component];
        if (!Double.isNaN(value) && value != worst && sign * value <= sign * best[component]) {
          best[component] = value;
          positions[component] = column;
        }
      }
    }
    return List.of(best, positions);
  }

  private static List<double[]> smallest(List<double[]> values, Shape shape) {
    int dimension = shape.dimension();
    double[] best = new double[shape.k() * dimension];
    double[] positions = new double[shape.k() * dimension];
    Arrays.fill(best, Double.POSITIVE_INFINITY);
    for (int component = 0; component < dimension; component++) {
      int c = component;
      List<Integer> order =
          new ArrayList<>(
              IntStream.range(0, values.size())
                  .filter(column -> values.get(column)[c] < Double.POSITIVE_INFINITY)
                  .boxed()
                  .toList());
      // Adding zero makes zeros of either sign equal; sorting keeps the order of equals.
      order.sort(Comparator.comparingDouble(column -> values.get(column)[c] + 0.0));
      for (int rank = 0; rank < Math.min(shape.k(), order.size()); rank++) {
        best[rank * dimension + component] = values.get(order.get(rank))[component];
        positions[rank * dimension + component] = order.get(rank);
      }
    }
    return List.of(best, positions);
  }

  private static double maximum(List<double[]> values) {
    return values.stream()
        .mapToDouble(value -> value[0])
        .filter(value -> !Double.isNaN(value))
        .max()
        .orElse(Double.NEGATIVE_INFINITY);
  }

  /** The sum of exp(F - max F) times weights: one component, or without weights if negative. */
  private static double shifted(List<double[]> values, Shape shape, int component) {
    double maximum = maximum(values);
    double sum = 0;
    for (int column = 0; column < values.size(); column++) {
      double value = values.get(column)[0];
      double exponential = value == maximum ? 1 : Math.exp(value - maximum);
      if (value == Double.NEGATIVE_INFINITY) {
        exponential = 0;
      }
      sum += exponential * (component < 0 ? 1 : shape.weight(column, component));
    }
    return sum;
  }

  private static double[] perWeight(Shape shape, java.util.function.IntToDoubleFunction result) {
    return IntStream.range(0, shape.weightDimension()).mapToDouble(result).toArray();
  }

  private static List<double[]> logarithms(List<double[]> values, Shape shape) {
    DoubleUnaryOperator logarithm = sum -> maximum(values) + Math.log(sum);
    return List.of(
        perWeight(shape, component -> logarithm.applyAsDouble(shifted(values, shape, component))));
  }

  private static List<double[]> means(List<double[]> values, Shape shape) {
    return List.of(
        perWeight(
            shape, component -> shifted(values, shape, component) / shifted(values, shape, -1)));
  }

  private static List<double[]> pairs(List<double[]> values, Shape shape) {
    double[] pair = new double[1 + shape.weightDimension()];
    pair[0] = maximum(values);
    for (int component = 0; component < shape.weightDimension(); component++) {
      pair[1 + component] = shifted(values, shape, component);
    }
    return List.of(pair);
  }
}
