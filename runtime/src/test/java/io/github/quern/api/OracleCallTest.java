package io.github.quern.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.quern.data.DType;
import io.github.quern.data.Ranges;
import io.github.quern.data.Shape;
import io.github.quern.data.Tensor;
import io.github.quern.formula.Category;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whole results of the oracle: several of them, over ranges, in batches, and of derivatives. */
class OracleCallTest {
  private static GenredBuilder of(String formula) {
    return Genred.of(formula).aliases("X = Vi(1)", "Y = Vj(1)");
  }

  private static Tensor column(double... numbers) {
    return Tensor.of(numbers, numbers.length, 1);
  }

  @Test
  void allResultsAreThereInDoublePrecision() {
    Genred nearest = of("Square(X - Y)").reductionOp("Min_ArgMin").axis(1).build();
    Tensor x = Tensor.of(new float[] {0.1f, 5}, 2, 1);
    Tensor y = Tensor.of(new float[] {7, 0, 4}, 3, 1);
    List<Tensor> results = nearest.oracle().callAll(CallOptions.DEFAULT, x, y);
    assertArrayEquals(
        new double[] {(double) 0.1f * 0.1f, 1}, results.get(0).toDoubleArray(), 1e-17);
    assertEquals(DType.FLOAT64, results.get(0).dtype());
    assertArrayEquals(new long[] {1, 2}, results.get(1).toLongArray());
    assertEquals(List.of(Category.VI, Category.VI), nearest.resultCategories());
  }

  @Test
  void rowsThatAreNotWantedAreNotComputed() {
    Genred nearest = of("Square(X - Y)").reductionOp("Min_ArgMin").axis(0).build();
    List<Tensor> results =
        nearest
            .oracle()
            .callAll(CallOptions.DEFAULT, row -> row == 1, column(1, 2), column(5, 2.5, 9));
    assertArrayEquals(new double[] {Double.NaN, 0.25, Double.NaN}, results.get(0).toDoubleArray());
    assertArrayEquals(new long[] {-1, 1, -1}, results.get(1).toLongArray());
    assertEquals(List.of(Category.VJ, Category.VJ), nearest.resultCategories());
  }

  @Test
  void rangesAndBatchesCount() {
    Genred sum = of("X * Y").axis(1).build();
    Ranges ranges = Ranges.overJ(new long[][] {{0, 1}}, new long[] {1}, new long[][] {{1, 3}});
    Tensor sparse =
        sum.oracle()
            .callAll(CallOptions.DEFAULT.withRanges(ranges), column(2, 3), column(1, 10, 100))
            .getFirst();
    assertArrayEquals(new double[] {220, 0}, sparse.toDoubleArray());
    Tensor batched =
        sum.oracle()
            .callAll(
                CallOptions.DEFAULT,
                Tensor.of(new double[] {1, 2, 3, 4}, 2, 2, 1),
                Tensor.of(new double[] {1, 10}, 1, 2, 1))
            .getFirst();
    assertEquals(Shape.of(2, 2, 1), batched.shape());
    assertArrayEquals(new double[] {11, 22, 33, 44}, batched.toDoubleArray());
  }

  /** The gradient of log Σ exp x y in x is the mean of y with the weights exp x y. */
  @Test
  void derivativesOfSeveralKernelsHaveAnOracle() {
    Genred gradient =
        of("X * Y").reductionOp("LogSumExp").axis(1).build().valueAndGradient("X", "Y");
    List<Tensor> results =
        gradient.oracle().callAll(CallOptions.DEFAULT, column(0.5), column(1, 3), column(1));
    double first = Math.exp(0.5);
    double second = Math.exp(1.5);
    double total = first + second;
    assertEquals(Math.log(total), results.get(0).at(0), 1e-15);
    assertEquals((first + 3 * second) / total, results.get(1).at(0), 1e-15);
    assertArrayEquals(
        new double[] {0.5 * first / total, 0.5 * second / total},
        results.get(2).toDoubleArray(),
        1e-15);
    assertEquals(List.of(Category.VI, Category.VI, Category.VJ), gradient.resultCategories());
    assertThrows(
        IllegalStateException.class,
        () -> gradient.oracle().pairs(CallOptions.DEFAULT, column(0.5), column(1, 3), column(1)));
  }

  @Test
  void parametersHaveOneRow() {
    Genred gradient =
        Genred.of("P * X * Y")
            .aliases("P = Pm(1)", "X = Vi(1)", "Y = Vj(1)")
            .axis(1)
            .build()
            .gradient("P");
    assertEquals(List.of(Category.PM), gradient.resultCategories());
    Tensor inP =
        gradient
            .oracle()
            .callAll(
                CallOptions.DEFAULT,
                Tensor.of(new float[] {2}, 1),
                Tensor.of(new float[] {1, 2}, 2, 1),
                Tensor.of(new float[] {10, 20}, 2, 1),
                Tensor.of(new float[] {1, 1}, 2, 1))
            .getFirst();
    assertEquals(DType.FLOAT64, inP.dtype());
    assertArrayEquals(new double[] {90}, inP.toDoubleArray());
  }

  @Test
  void valuesOfPairsAreThoseOfTheFormula() {
    Genred nearest = of("X - Y").reductionOp("ArgMin").axis(1).build();
    PairValues dense =
        nearest.oracle().pairs(CallOptions.DEFAULT, column(1, 2), column(10, 20, 30));
    assertArrayEquals(new double[] {-28}, dense.at(0, 1, 2).orElseThrow());
    assertFalse(dense.at(0, 1, 3).isPresent());
    assertFalse(dense.at(0, 1, -1).isPresent());
    Ranges ranges = Ranges.overJ(new long[][] {{0, 2}}, new long[] {1}, new long[][] {{1, 3}});
    PairValues sparse =
        nearest
            .oracle()
            .pairs(CallOptions.DEFAULT.withRanges(ranges), column(1, 2), column(10, 20, 30));
    assertArrayEquals(new double[] {-19}, sparse.at(0, 0, 1).orElseThrow());
    assertFalse(sparse.at(0, 0, 0).isPresent());
  }

  @Test
  void valuesOfPairsAreThoseOfTheBatchElement() {
    Genred nearest = of("X - Y").reductionOp("ArgMin").axis(0).build();
    PairValues values =
        nearest
            .oracle()
            .pairs(
                CallOptions.DEFAULT,
                Tensor.of(new double[] {1, 2, 3, 4}, 2, 2, 1),
                Tensor.of(new double[] {10, 20}, 2, 1, 1));
    assertArrayEquals(new double[] {4 - 20}, values.at(1, 0, 1).orElseThrow());
    assertArrayEquals(new double[] {1 - 10}, values.at(0, 0, 0).orElseThrow());
  }
}
