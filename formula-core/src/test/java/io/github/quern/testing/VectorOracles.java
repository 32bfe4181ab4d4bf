package io.github.quern.testing;

import static io.github.quern.testing.Oracles.whole;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Functions that combine, select or rearrange the components of vectors. */
final class VectorOracles {
  private final Map<String, Oracle> byName = new HashMap<>();

  private VectorOracles() {
    products();
    weighted();
    extrema();
    selections();
  }

  static Map<String, Oracle> all() {
    return new VectorOracles().byName;
  }

  private void products() {
    byName.put("Sum", (o, n) -> scalar(Arrays.stream(o.get(0)).sum()));
    byName.put("Scalprod", (o, n) -> scalar(dot(o.get(0), o.get(1))));
    byName.put("SqNorm2", (o, n) -> scalar(dot(o.get(0), o.get(0))));
    byName.put("Norm2", (o, n) -> scalar(Math.sqrt(dot(o.get(0), o.get(0)))));
    byName.put("Normalize", (o, n) -> normalized(o.get(0)));
    byName.put("SqDist", (o, n) -> scalar(squaredNorm(difference(o.get(0), o.get(1)))));
  }

  private void weighted() {
    byName.put("SqNormIso", (o, n) -> scaled(o.get(0), squaredNorm(o.get(1))));
    byName.put("SqNormDiag", (o, n) -> scalar(dot(o.get(0), squares(o.get(1)))));
    byName.put("SymSqNorm", (o, n) -> scalar(quadraticForm(o.get(0), o.get(1))));
    byName.put("WeightedSqNorm", (o, n) -> weightedSquaredNorm(o.get(0), o.get(1)));
    byName.put(
        "WeightedSqDist", (o, n) -> weightedSquaredNorm(o.get(0), difference(o.get(1), o.get(2))));
  }

  private void extrema() {
    byName.put("Max", (o, n) -> scalar(o.get(0)[positionOfLargest(o.get(0))]));
    byName.put("Min", (o, n) -> scalar(o.get(0)[positionOfLargest(opposite(o.get(0)))]));
    byName.put("ArgMax", (o, n) -> scalar(positionOfLargest(o.get(0))));
    byName.put("ArgMin", (o, n) -> scalar(positionOfLargest(opposite(o.get(0)))));
  }

  private void selections() {
    byName.put("Elem", (o, n) -> scalar(o.get(0)[whole(n, 0)]));
    byName.put("ElemT", (o, n) -> padded(o.get(0), whole(n, 1), whole(n, 0)));
    byName.put(
        "Extract", (o, n) -> Arrays.copyOfRange(o.get(0), whole(n, 0), whole(n, 0) + whole(n, 1)));
    byName.put("ExtractT", (o, n) -> padded(o.get(0), whole(n, 0), whole(n, 1)));
    byName.put("Concat", (o, n) -> concatenated(o.get(0), o.get(1)));
    byName.put("OneHot", (o, n) -> oneHot(o.get(0)[0], whole(n, 0)));
    byName.put(
        "SumT",
        (o, n) -> {
          double[] result = new double[whole(n, 0)];
          Arrays.fill(result, o.get(0)[0]);
          return result;
        });
  }

  private static double[] scalar(double number) {
    return new double[] {number};
  }

  private static double dot(double[] f, double[] g) {
    double sum = 0;
    for (int component = 0; component < Math.max(f.length, g.length); component++) {
      sum += ScalarOracles.at(f, component) * ScalarOracles.at(g, component);
    }
    return sum;
  }

  private static double squaredNorm(double[] f) {
    return dot(f, f);
  }

  private static double[] difference(double[] f, double[] g) {
    double[] result = new double[Math.max(f.length, g.length)];
    for (int component = 0; component < result.length; component++) {
      result[component] = ScalarOracles.at(f, component) - ScalarOracles.at(g, component);
    }
    return result;
  }

  private static double[] normalized(double[] f) {
    double norm = Math.sqrt(squaredNorm(f));
    return Arrays.stream(f).map(component -> norm == 0 ? 0 : component / norm).toArray();
  }

  /** The weight is a scalar, a vector, or a row-major matrix, tested in this order. */
  private static double[] weightedSquaredNorm(double[] weight, double[] f) {
    if (weight.length == 1) {
      return scaled(weight, squaredNorm(f));
    }
    return scalar(weight.length == f.length ? dot(weight, squares(f)) : quadraticForm(weight, f));
  }

  private static double[] scaled(double[] f, double factor) {
    return Arrays.stream(f).map(component -> component * factor).toArray();
  }

  private static double[] squares(double[] f) {
    return Arrays.stream(f).map(component -> component * component).toArray();
  }

  private static double quadraticForm(double[] matrix, double[] f) {
    double sum = 0;
    for (int row = 0; row < f.length; row++) {
      for (int column = 0; column < f.length; column++) {
        sum += matrix[row * f.length + column] * f[row] * f[column];
      }
    }
    return sum;
  }

  /** Of equal components the first; NaN is passed over, but in the first component. */
  private static int positionOfLargest(double[] f) {
    int best = 0;
    for (int position = 1; position < f.length; position++) {
      best = f[position] > f[best] ? position : best;
    }
    return best;
  }

  private static double[] opposite(double[] f) {
    return Arrays.stream(f).map(component -> -component).toArray();
  }

  private static double[] padded(double[] f, int start, int length) {
    double[] result = new double[length];
    System.arraycopy(f, 0, result, start, f.length);
    return result;
  }

  private static double[] concatenated(double[] f, double[] g) {
    double[] result = Arrays.copyOf(f, f.length + g.length);
    System.arraycopy(g, 0, result, f.length, g.length);
    return result;
  }

  private static double[] oneHot(double f, int length) {
    double[] result = new double[length];
    double position = Math.floor(f + 0.5);
    if (position >= 0 && position < length) {
      result[(int) position] = 1;
    }
    return result;
  }
}
