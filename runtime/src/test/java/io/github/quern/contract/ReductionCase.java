package io.github.quern.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.api.Genred;
import io.github.quern.api.GenredBuilder;
import io.github.quern.data.DType;
import io.github.quern.data.Tensor;
import io.github.quern.formula.Category;
import io.github.quern.formula.Variable;
import io.github.quern.reduction.ReductionDefinition;
import io.github.quern.reduction.ReductionDefinition.Weight;
import io.github.quern.reduction.Reductions;
import io.github.quern.testing.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A reduction with a formula and data for which all values are exact in every floating-point type,
 * and often equal: so positions are, ties included, and sums up to 2^24 as well.
 *
 * @param reduction the reduction
 * @param weighted whether a weight is given
 * @param k the number K, 0 where the reduction takes none
 */
public record ReductionCase(ReductionDefinition reduction, boolean weighted, int k) {
  private static final String[] ALIASES = {
    "X = Vi(2)", "Y = Vj(2)", "P = Pm(1)", "A = Vi(1)", "B = Vj(2)"
  };

  /** The logarithms, exponentials and roundings of sums of positive terms. */
  private static final int ROUNDINGS = 512;

  /** All reductions, with and without weight where both are allowed. */
  public static List<ReductionCase> all() {
    return Reductions.all().stream()
        .flatMap(definition ->
            Stream.of(false, true)
                .filter(
                    weighted -> definition.weight() != (weighted ? Weight.NONE : Weight.REQUIRED))
                .map(weighted ->
                    new ReductionCase(definition, weighted, definition.takesK() ? 3 : 0)))
        .toList();
  }

  /** The reduction as users make it. */
  public GenredBuilder builder(Tier tier, int axis) {
    GenredBuilder builder = tier.of(formula(), ALIASES).reductionOp(reduction.name()).axis(axis);
    if (weighted) {
      builder.formula2("B + Square(A)");
    }
    return k == 0 ? builder : builder.optArg(k);
  }

  private String formula() {
    return reduction.scalar() ? "P * (X | Y)" : "Square(X - Y) - P * Y";
  }

  private int dimension() {
    return reduction.scalar() ? 1 : 2;
  }

  /** Arguments of one call, for sizes without batch axes. */
  public static Tensor[] arguments(Genred genred, int m, int n, DType dtype, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return genred.arguments().stream()
        .map(variable -> {
          int rows = rows(variable.category(), m, n);
          double[] numbers =
              random
                  .ints((long) rows * variable.dimension(), -3, 4)
                  .mapToDouble(number -> scale(variable, number))
                  .toArray();
          return variable.category() == Category.PM
              ? Tensors.of(dtype, numbers, variable.dimension())
              : Tensors.of(dtype, numbers, rows, variable.dimension());
        })
        .toArray(Tensor[]::new);
  }

  private static int rows(Category category, int m, int n) {
    return switch (category) {
      case VI -> m;
      case VJ -> n;
      case PM -> 1;
    };
  }

  /** Whole numbers, but halves for P and A and eighths above 0 for B. */
  static double scale(Variable variable, int number) {
    return switch (variable.label()) {
      case "P", "A" -> number / 2.0;
      case "B" -> (number + 4) / 8.0;
      default -> number;
    };
  }

  /**
   * Requires that a tier gives the results that the definition does.
   *
   * @param what for the message
   * @param results what it gave, without batch axes
   * @param axis the axis
   * @param columns for each row the columns that it is reduced over
   * @param arguments the arguments of the call
   */
  public void requireRight(
      String what, List<Tensor> results, int axis, List<int[]> columns, Tensor... arguments) {
    DType dtype = arguments[0].dtype();
    for (int row = 0; row < columns.size(); row++) {
      List<double[]> expected = plain(row, axis, columns.get(row), arguments);
      assertEquals(expected.size(), results.size(), what);
      for (int output = 0; output < expected.size(); output++) {
        requireRow(
            what + ": output " + output + ", row " + row,
            expected.get(output),
            results.get(output),
            row,
            dtype);
      }
    }
  }

  private List<double[]> plain(int row, int axis, int[] columns, Tensor... arguments) {
    return new PlainReduction(
            columns,
            dimension(),
            column -> value(axis == 1 ? row : column, axis == 1 ? column : row, arguments),
            weighted ? 2 : 1,
            column -> weight(axis == 1 ? row : column, axis == 1 ? column : row, arguments))
        .of(reduction.name(), k);
  }

  private double[] value(int i, int j, Tensor... arguments) {
    double[] products = new double[2];
    double[] values = new double[2];
    for (int d = 0; d < 2; d++) {
      double x = arguments[0].get(i, d);
      double y = arguments[1].get(j, d);
      products[d] = x * y;
      values[d] = (x - y) * (x - y) - arguments[2].at(0) * y;
    }
    return reduction.scalar()
        ? new double[] {arguments[2].at(0) * (products[0] + products[1])}
        : values;
  }

  private double[] weight(int i, int j, Tensor... arguments) {
    if (!weighted) {
      return new double[] {1};
    }
    double a = arguments[3].get(i, 0);
    return new double[] {arguments[4].get(j, 0) + a * a, arguments[4].get(j, 1) + a * a};
  }

  private void requireRow(String what, double[] expected, Tensor result, int row, DType dtype) {
    double[] got = new double[expected.length];
    double[] rounded = new double[expected.length];
    for (int entry = 0; entry < got.length; entry++) {
      long position = (long) row * got.length + entry;
      got[entry] = result.dtype().isInteger() ? result.longAt(position) : result.at(position);
      rounded[entry] =
          dtype == DType.FLOAT16 && !result.dtype().isInteger()
              ? Float.float16ToFloat(Float.floatToFloat16((float) expected[entry]))
              : expected[entry];
    }
    if (!reduction.scalar()) {
      Numbers.requireEqual(what, rounded, got);
      return;
    }
    // Exponentials: in float16 the rounding of the result besides those of single precision.
    double arithmetic =
        ROUNDINGS * SumCheck.roundoff(dtype == DType.FLOAT16 ? DType.FLOAT32 : dtype);
    double storage = dtype == DType.FLOAT16 ? 2 * SumCheck.roundoff(dtype) : 0;
    Numbers.requireAgreement(what, rounded, got, arithmetic + storage, arithmetic);
  }

  /** Every row with all columns. */
  public static List<int[]> dense(int rows, int columns) {
    int[] all = IntStream.range(0, columns).toArray();
    List<int[]> lists = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      lists.add(all);
    }
    return lists;
  }

  @Override
  public String toString() {
    return reduction.name() + (weighted ? " with weight" : "") + (k == 0 ? "" : ", K = " + k);
  }
}
