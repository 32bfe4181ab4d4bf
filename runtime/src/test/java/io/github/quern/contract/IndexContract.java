package io.github.quern.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.api.Genred;
import io.github.quern.data.DType;
import io.github.quern.data.Tensor;
import io.github.quern.testing.Numbers;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Row and column numbers, integer arguments, and tables. All numbers here are exact. */
public interface IndexContract extends Tier.Contract {
  /** The causal mask and a band, on both axes, for sizes of one tile, several, and split ones. */
  @ParameterizedTest
  @CsvSource({
    "0, 20000, 3",
    "1, 3, 20000",
    "0, 70, 300",
    "1, 70, 300",
    "1, 200, 1",
    "0, 5, 0",
    "0, 0, 5"
  })
  default void masksFollowTheNumbersOfRowsAndColumns(int axis, int m, int n) {
    requireMask("(IndexJ() <= IndexI()) * Y * X", axis, m, n, (i, j) -> j <= i ? 1 : 0);
    requireMask(
        "(Abs(IndexI() - IndexJ()) <= 2) * Y * X",
        axis,
        m,
        n,
        (i, j) -> Math.abs(i - j) <= 2 ? 1 : 0);
    requireMask("(IndexI() + 2 * IndexJ()) * X * Y", axis, m, n, (i, j) -> i + 2 * j);
  }

  private void requireMask(String formula, int axis, int m, int n, IntBinaryOperator factor) {
    Genred genred = tier().of(formula, "X = Vi(1)", "Y = Vj(1)").axis(axis).build();
    double[] x = IntStream.range(0, m).mapToDouble(i -> i % 3 - 1).toArray();
    double[] y = IntStream.range(0, n).mapToDouble(j -> j % 5 - 2).toArray();
    double[] expected = new double[axis == 1 ? m : n];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        expected[axis == 1 ? i : j] += factor.applyAsInt(i, j) * x[i] * y[j];
      }
    }
    Tensor result =
        genred.call(
            tier().options(),
            Tensors.of(DType.FLOAT64, x, m, 1),
            Tensors.of(DType.FLOAT64, y, n, 1));
    Numbers.requireEqual(formula, expected, result.toDoubleArray());
  }

  @ParameterizedTest
  @CsvSource({
    "FLOAT16, INT32",
    "FLOAT32, INT32",
    "FLOAT32, INT64",
    "FLOAT64, INT32",
    "FLOAT64, INT64"
  })
  default void integersMixWithRealNumbers(DType real, DType integer) {
    Genred genred =
        tier()
            .of("(K == L) * Y + K * W", "K = Vi(1)", "L = Vj(1)", "Y = Vj(2)", "W = Pm(1)")
            .build();
    int m = 70;
    int n = 200;
    double[] k = IntStream.range(0, m).mapToDouble(i -> i % 7 - 2).toArray();
    double[] l = IntStream.range(0, n).mapToDouble(j -> j % 5 - 2).toArray();
    double[] y = IntStream.range(0, 2 * n).mapToDouble(j -> j % 4).toArray();
    double[] expected = new double[2 * m];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        for (int d = 0; d < 2; d++) {
          expected[2 * i + d] += (k[i] == l[j] ? y[2 * j + d] : 0) + k[i] * 0.5;
        }
      }
    }
    Tensor result =
        genred.call(
            tier().options(),
            Tensors.of(integer, k, m, 1),
            Tensors.of(integer, l, n, 1),
            Tensors.of(real, y, n, 2),
            Tensors.of(real, new double[] {0.5}, 1));
    assertEquals(real, result.dtype());
    Numbers.requireEqual(genred.toString(), expected, result.toDoubleArray());
  }

  /** Real numbers of 24 or 53 bits could not tell these apart. */
  @Test
  default void largeIntegersAreCompared() {
    Genred genred = tier().of("(K == L) * Y", "K = Vi(1)", "L = Vj(1)", "Y = Vj(1)").build();
    Tensor result =
        genred.call(
            tier().options(),
            Tensor.of(new long[] {(1L << 60) + 1, (1L << 60) + 3, 1L << 25}, 3, 1),
            Tensor.of(new long[] {1L << 60, (1L << 60) + 1, (1L << 25) + 1}, 3, 1),
            Tensor.of(new float[] {1, 10, 100}, 3, 1));
    Numbers.requireEqual("labels", new double[] {10, 0, 0}, result.toDoubleArray());
  }

  @ParameterizedTest
  @EnumSource(names = {"INT32", "INT64", "FLOAT32"})
  default void rowsOfTablesAreGatheredByANumber(DType dtype) {
    requireGather("Gather(T, K, 3) * Y", dtype, 0);
  }

  @Test
  default void rowsOfTablesAreGatheredByAComputedNumber() {
    requireGather("Gather(T, 2 * K - 1, 3) * Y", DType.FLOAT32, 1);
    requireGather("Gather(T, K / 4, 3) * Y", DType.FLOAT32, 2);
  }

  /** Rows are 2 k - 1 or k / 4 rounded with halves up for the computed numbers, else k. */
  private void requireGather(String formula, DType dtype, int how) {
    Genred genred = tier().of(formula, "T = Pm(30)", "K = Vj(1)", "X = Vi(1)", "Y = Vj(3)").build();
    int n = 300;
    double[] table = IntStream.range(0, 30).mapToDouble(entry -> entry * entry).toArray();
    double[] k = IntStream.range(0, n).mapToDouble(j -> how == 1 ? 1 + j % 5 : j % 10).toArray();
    double[] y = IntStream.range(0, 3 * n).mapToDouble(entry -> entry % 4 - 1).toArray();
    double[] expected = new double[6];
    for (int j = 0; j < n; j++) {
      double chosen = how == 0 ? k[j] : how == 1 ? 2 * k[j] - 1 : Math.floor(k[j] / 4 + 0.5);
      for (int d = 0; d < 3; d++) {
        expected[d] += table[3 * (int) chosen + d] * y[3 * j + d];
        expected[3 + d] = expected[d];
      }
    }
    Tensor result =
        genred.call(
            tier().options(),
            Tensors.of(DType.FLOAT32, table, 30),
            Tensors.of(dtype, k, n, 1),
            Tensors.of(DType.FLOAT32, new double[2], 2, 1),
            Tensors.of(DType.FLOAT32, y, n, 3));
    Numbers.requireEqual(formula, expected, result.toDoubleArray());
  }

  @ParameterizedTest
  @CsvSource({
    "INT32, -1", "INT32, 10", "INT64, -9223372036854775808", "INT64, 4294967297",
    "INT64, 9223372036854775807", "FLOAT32, -0.75", "FLOAT32, 9.5", "FLOAT32, NaN",
    "FLOAT32, Infinity", "FLOAT32, -Infinity", "FLOAT32, 1e30", "FLOAT64, 4294967297"
  })
  default void rowsThatTheTableLacksAreNan(DType dtype, String row) {
    Genred genred =
        tier().of("Gather(T, K, 3) * S", "T = Pm(30)", "K = Vi(1)", "S = Vj(1)").build();
    DType real = dtype.isInteger() ? DType.FLOAT32 : dtype;
    Tensor k =
        dtype.isInteger()
            ? Tensor.of(new long[] {Long.parseLong(row), 9}, 2, 1).cast(dtype)
            : Tensors.of(dtype, new double[] {Double.parseDouble(row), 9}, 2, 1);
    double[] table = IntStream.range(0, 30).asDoubleStream().toArray();
    Tensor result =
        genred.call(
            tier().options(),
            Tensors.of(real, table, 30),
            k,
            Tensors.of(real, new double[] {1, 0.5}, 2, 1));
    double nan = Double.NaN;
    Numbers.requireEqual(
        "row " + row, new double[] {nan, nan, nan, 40.5, 42, 43.5}, result.toDoubleArray());
  }
}
