package io.github.quern.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;

/** What the reductions give for one row, by their definitions and in double precision. */
final class PlainReduction {
  private final int[] columns;
  private final List<double[]> values = new ArrayList<>();
  private final List<double[]> weights = new ArrayList<>();
  private final int dimension;
  private final int weightDimension;

  /**
   * Evaluates a row.
   *
   * @param columns the columns that the row is reduced over, in any order; those given twice count
   *     twice
   * @param dimension the dimension of the formula
   * @param value the formula's value at a column
   * @param weightDimension the dimension of the weight
   * @param weight the weight's value at a column
   */
  PlainReduction(
      int[] columns,
      int dimension,
      IntFunction<double[]> value,
      int weightDimension,
      IntFunction<double[]> weight) {
    this.columns = columns;
    this.dimension = dimension;
    this.weightDimension = weightDimension;
    for (int column : columns) {
      values.add(value.apply(column));
      weights.add(weight.apply(column));
    }
  }

  /** A value with the column that it was found at. */
  private record Found(double value, int column) {}

  /**
   * The rows of the results.
   *
   * @param reduction the name
   * @param k the number K
   */
  List<double[]> of(String reduction, int k) {
    return switch (reduction) {
      case "Sum" -> List.of(sums());
      case "Min" -> List.of(smallest(1, 1)[0]);
      case "ArgMin" -> List.of(smallest(1, 1)[1]);
      case "Min_ArgMin" -> List.of(smallest(1, 1));
      case "Max" -> List.of(smallest(1, -1)[0]);
      case "ArgMax" -> List.of(smallest(1, -1)[1]);
      case "Max_ArgMax" -> List.of(smallest(1, -1));
      case "KMin" -> List.of(smallest(k, 1)[0]);
      case "ArgKMin" -> List.of(smallest(k, 1)[1]);
      case "KMin_ArgKMin" -> List.of(smallest(k, 1));
      case "LogSumExp", "LogSumExpWeight" -> List.of(logarithms());
      case "SumSoftMaxWeight" -> List.of(means());
      case "Max_SumShiftExp", "Max_SumShiftExpWeight" -> List.of(maximumAndSums());
      default -> throw new IllegalArgumentException("no definition of " + reduction);
    };
  }

  private double[] sums() {
    return sums(dimension, (number, d) -> values.get(number)[d]);
  }

  /** Sums over all columns, with the rounding errors carried along. */
  private double[] sums(int length, Term term) {
    double[] sums = new double[length];
    for (int d = 0; d < length; d++) {
      double lost = 0;
      for (int number = 0; number < columns.length; number++) {
        double corrected = term.at(number, d) - lost;
        double next = sums[d] + corrected;
        lost = (next - sums[d]) - corrected;
        sums[d] = next;
      }
    }
    return sums;
  }

  /** What is summed. */
  private interface Term {
    double at(int number, int component);
  }

  /** The k smallest of sign × value, and their columns: entries of k × dimension arrays. */
  private double[][] smallest(int k, int sign) {
    double[] best = new double[k * dimension];
    double[] positions = new double[k * dimension];
    for (int d = 0; d < dimension; d++) {
      List<Found> found = new ArrayList<>();
      for (int number = 0; number < columns.length; number++) {
        // Zeros of both signs are equal.
        found.add(new Found(sign * values.get(number)[d] + 0.0, columns[number]));
      }
      found.removeIf(entry -> !(entry.value() < Double.POSITIVE_INFINITY));
      found.sort(Comparator.comparingDouble(Found::value).thenComparingInt(Found::column));
      for (int rank = 0; rank < k; rank++) {
        boolean exists = rank < found.size();
        best[rank * dimension + d] =
            sign * (exists ? found.get(rank).value() : Double.POSITIVE_INFINITY);
        positions[rank * dimension + d] = exists ? found.get(rank).column() : 0;
      }
    }
    return new double[][] {best, positions};
  }

  private double maximum() {
    return values.stream().mapToDouble(value -> value[0]).max().orElse(Double.NEGATIVE_INFINITY);
  }

  /** Σ exp(F - max F) G. */
  private double[] weighted(List<double[]> factors, int length) {
    double maximum = maximum();
    return sums(
        length, (number, d) -> Math.exp(values.get(number)[0] - maximum) * factors.get(number)[d]);
  }

  private double[] logarithms() {
    double[] sums = weighted(weights, weightDimension);
    double maximum = maximum();
    return Arrays.stream(sums).map(sum -> maximum + Math.log(sum)).toArray();
  }

  private double[] means() {
    double total = weighted(Collections.nCopies(columns.length, new double[] {1}), 1)[0];
    return Arrays.stream(weighted(weights, weightDimension)).map(sum -> sum / total).toArray();
  }

  private double[] maximumAndSums() {
    return DoubleStream.concat(
            DoubleStream.of(maximum()), Arrays.stream(weighted(weights, weightDimension)))
        .toArray();
  }
}
