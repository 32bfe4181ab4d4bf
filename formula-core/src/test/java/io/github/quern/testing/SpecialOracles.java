package io.github.quern.testing;

import static io.github.quern.testing.Oracles.whole;

import java.util.Map;
import java.util.stream.DoubleStream;

/** B-splines, soft dynamic time warping, and hints that change nothing. */
final class SpecialOracles {
  private SpecialOracles() {}

  static Map<String, Oracle> all() {
    return Map.of(
        "BSpline", (o, n) -> splines(o.get(0), o.get(1)[0], whole(n, 0)),
        "SoftDTW_SqDist", (o, n) -> new double[] {warping(costs(o.get(0), o.get(1)), o.get(2)[0])},
        "SoftDTW_Alignment", (o, n) -> alignment(costs(o.get(0), o.get(1)), o.get(2)[0]),
        "Factorize", (o, n) -> o.get(0),
        "AutoFactorize", (o, n) -> o.get(0));
  }

  private static double[] splines(double[] knots, double x, int degree) {
    double[] result = new double[knots.length - degree - 1];
    for (int index = 0; index < result.length; index++) {
      result[index] = spline(knots, x, degree, index);
    }
    return result;
  }

  private static double spline(double[] t, double x, int degree, int i) {
    if (degree == 0) {
      return t[i] <= x && x < t[i + 1] ? 1 : 0;
    }
    double rise = t[i + degree] - t[i];
    double fall = t[i + degree + 1] - t[i + 1];
    double left = rise == 0 ? 0 : spline(t, x, degree - 1, i) / rise;
    double right = fall == 0 ? 0 : spline(t, x, degree - 1, i + 1) / fall;
    return (x - t[i]) * left + (t[i + degree + 1] - x) * right;
  }

  private static double[][] costs(double[] x, double[] y) {
    double[][] costs = new double[x.length][y.length];
    for (int row = 0; row < x.length; row++) {
      for (int column = 0; column < y.length; column++) {
        costs[row][column] = (x[row] - y[column]) * (x[row] - y[column]);
      }
    }
    return costs;
  }

  private static double warping(double[][] costs, double smoothness) {
    return totals(costs, smoothness)[costs.length - 1][costs[0].length - 1];
  }

  private static double[][] totals(double[][] costs, double smoothness) {
    double[][] totals = new double[costs.length][costs[0].length];
    for (int i = 0; i < costs.length; i++) {
      for (int j = 0; j < costs[0].length; j++) {
        double before;
        if (i == 0) {
          before = j == 0 ? 0 : totals[0][j - 1];
        } else if (j == 0) {
          before = totals[i - 1][0];
        } else {
          before =
              softMinimum(smoothness, totals[i - 1][j - 1], totals[i - 1][j], totals[i][j - 1]);
        }
        totals[i][j] = costs[i][j] + before;
      }
    }
    return totals;
  }

  private static double softMinimum(double smoothness, double... numbers) {
    double least = DoubleStream.of(numbers).min().orElseThrow();
    double sum = DoubleStream.of(numbers).map(r -> Math.exp((least - r) / smoothness)).sum();
    return least - smoothness * Math.log(sum);
  }

  /**
   * The probability that a random path passes each pair: it starts at the end and steps to one of
   * the pairs before with a probability in proportion to exp(-total/smoothness).
   */
  private static double[] alignment(double[][] costs, double smoothness) {
    int rows = costs.length;
    int columns = costs[0].length;
    double[][] totals = totals(costs, smoothness);
    double[] result = new double[rows * columns];
    for (int i = rows - 1; i >= 0; i--) {
      for (int j = columns - 1; j >= 0; j--) {
        double sum = i == rows - 1 && j == columns - 1 ? 1 : 0;
        for (int[] step : new int[][] {{1, 1}, {1, 0}, {0, 1}}) {
          int a = i + step[0];
          int b = j + step[1];
          if (a < rows && b < columns) {
            // The later pair's total without its own cost is the soft minimum before it; at a
            // border there is one path to it.
            double exponent = (totals[a][b] - costs[a][b] - totals[i][j]) / smoothness;
            sum += result[a * columns + b] * (a == 0 || b == 0 ? 1 : Math.exp(exponent));
          }
        }
        result[i * columns + j] = sum;
      }
    }
    return result;
  }
}
