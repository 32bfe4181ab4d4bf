package io.github.quern.solve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Genred;
import io.github.quern.api.GenredBuilder;
import io.github.quern.data.DType;
import io.github.quern.data.Ranges;
import io.github.quern.data.Shape;
import io.github.quern.data.Tensor;
import org.apache.commons.math3.exception.DimensionMismatchException;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ReductionOperatorTest {
  private static final Tensor X = Dense.normal(1, 13, 2);
  private static final Tensor Y = Dense.normal(2, 17, 2);

  private static GenredBuilder gaussian() {
    return Genred.of("Exp(-SqDist(x,y)) * b").aliases("x = Vi(2)", "b = Vj(3)", "y = Vj(2)");
  }

  private static RealMatrix dense() {
    return Dense.kernel(X, Y, (x, y) -> Math.exp(-Dense.squaredDistance(x, y)));
  }

  private static void assertRefused(String message, Executable action) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, action).getMessage());
  }

  @Test
  void productsAreThoseOfTheDenseMatrixForEachColumnOfTheUnknown() {
    ReductionOperator operator = ReductionOperator.of(gaussian().axis(1).build(), "b", X, Y);
    assertEquals(13 * 3, operator.getRowDimension());
    assertEquals(17 * 3, operator.getColumnDimension());
    Tensor b = Dense.normal(3, 17, 3);
    RealMatrix expected = dense().multiply(Dense.matrix(b));
    RealVector product = operator.operate(Dense.vector(b));
    for (int i = 0; i < 13; i++) {
      assertArrayEquals(expected.getRow(i), product.getSubVector(3 * i, 3).toArray(), 1e-14);
    }
  }

  @Test
  void reductionsOverIHaveOneRowPerJ() {
    Genred genred =
        Genred.of("Exp(-SqDist(x,y)) * b")
            .aliases("x = Vi(2)", "y = Vj(2)", "b = Vi(1)")
            .axis(0)
            .build();
    ReductionOperator operator = ReductionOperator.of(genred, " Var(2, 1, 0)", X, Y);
    assertEquals(17, operator.getRowDimension());
    assertEquals(13, operator.getColumnDimension());
    RealVector b = Dense.vector(Dense.normal(3, 13));
    assertArrayEquals(dense().preMultiply(b).toArray(), operator.operate(b).toArray(), 1e-14);
  }

  @Test
  void aParameterCanBeTheUnknown() {
    Genred genred =
        Genred.of("Exp(-SqDist(x,y)) * p")
            .aliases("x = Vi(2)", "y = Vj(2)", "p = Pm(2)")
            .axis(1)
            .build();
    RealVector product =
        ReductionOperator.of(genred, "p", X, Y)
            .operate(MatrixUtils.createRealVector(new double[] {1, -2}));
    RealVector sums = dense().operate(MatrixUtils.createRealVector(new double[17]).mapAdd(1));
    assertEquals(26, product.getDimension());
    assertEquals(sums.getEntry(4), product.getEntry(8), 1e-13);
    assertEquals(-2 * sums.getEntry(4), product.getEntry(9), 1e-13);
  }

  @Test
  void productsAreComputedInTheTypeOfTheArguments() {
    Genred genred = gaussian().axis(1).build();
    ReductionOperator operator =
        ReductionOperator.of(genred, "b", X.cast(DType.FLOAT32), Y.cast(DType.FLOAT32));
    Tensor b = Dense.normal(3, 17, 3);
    Tensor rounded = operator.tensor(Dense.vector(b));
    assertEquals(DType.FLOAT32, rounded.dtype());
    assertEquals(Shape.of(17, 3), rounded.shape());
    assertArrayEquals(
        genred
            .call(X.cast(DType.FLOAT32), b.cast(DType.FLOAT32), Y.cast(DType.FLOAT32))
            .toDoubleArray(),
        operator.operate(Dense.vector(b)).toArray());
  }

  @Test
  void batchAxesMakeTheMatrixBlockDiagonal() {
    Genred genred =
        Genred.of("Exp(-SqDist(x,y)) * b")
            .aliases("x = Vi(2)", "y = Vj(2)", "b = Vj(1)")
            .axis(1)
            .build();
    Tensor x = Dense.normal(4, 3, 5, 2);
    Tensor y = Dense.normal(5, 1, 7, 2);
    ReductionOperator operator = ReductionOperator.of(genred, "b", x, y);
    assertEquals(15, operator.getRowDimension());
    assertEquals(21, operator.getColumnDimension());
    double[] unit = new double[21];
    unit[8] = 1;
    RealVector product = operator.operate(MatrixUtils.createRealVector(unit));
    for (int row = 0; row < 15; row++) {
      double[] xRow = {x.get(row / 5, row % 5, 0), x.get(row / 5, row % 5, 1)};
      double[] yRow = {y.get(0, 1, 0), y.get(0, 1, 1)};
      double expected = row / 5 == 1 ? Math.exp(-Dense.squaredDistance(xRow, yRow)) : 0;
      assertEquals(expected, product.getEntry(row), 1e-15);
    }
  }

  @Test
  void optionsReachTheCalls() {
    ReductionOperator operator = ReductionOperator.of(gaussian().axis(1).build(), "b", X, Y);
    long[] pairs = {0};
    Ranges none =
        Ranges.of(
            new int[][] {{0, 13}},
            new int[] {0},
            new int[0][],
            new int[][] {{0, 17}},
            new int[] {0},
            new int[0][]);
    RealVector product =
        operator
            .with(
                CallOptions.DEFAULT
                    .withBackend("scalar")
                    .withRanges(none)
                    .withProgress((done, total) -> pairs[0] = total + 1))
            .operate(MatrixUtils.createRealVector(new double[51]).mapAdd(1));
    assertArrayEquals(new double[39], product.toArray());
    assertEquals(1, pairs[0]);
    assertRefused(
        "Products go into new vectors, so the options must give no tensors for results.",
        () -> operator.with(CallOptions.DEFAULT.withOut(X)));
  }

  @Test
  void onlyWhatIsSaidToBeSymmetricHasATranspose() {
    ReductionOperator operator = ReductionOperator.of(gaussian().axis(1).build(), "b", X, X);
    RealVector b = Dense.vector(Dense.normal(3, 39));
    assertFalse(operator.isTransposable());
    assertThrows(UnsupportedOperationException.class, () -> operator.operateTranspose(b));
    assertTrue(operator.symmetric().isTransposable());
    assertArrayEquals(
        operator.operate(b).toArray(), operator.symmetric().operateTranspose(b).toArray());
    assertRefused(
        "A symmetric operator is square; this one is 39 x 51.",
        () -> ReductionOperator.of(gaussian().axis(1).build(), "b", X, Y).symmetric());
  }

  @Test
  void whatDoesNotFitIsRefused() {
    Genred genred = gaussian().axis(1).build();
    assertRefused(
        "There is no variable 'c'; the formula has x = Vi(2), b = Vj(3), y = Vj(2).",
        () -> ReductionOperator.of(genred, "c", X, Y));
    assertRefused(
        "The operator on b needs the other arguments (x = Vi(2), y = Vj(2)), but got 3.",
        () -> ReductionOperator.of(genred, "b", X, X, Y));
    assertRefused(
        "Argument 2, y = Vj(2), needs an array of shape (N, 2), but got (17, 3).",
        () -> ReductionOperator.of(genred, "b", X, Dense.normal(2, 17, 3)));
    assertRefused(
        "How many rows x = Vi(2) has cannot be told, as no other variable is a Vi.",
        () -> ReductionOperator.of(genred, "x", Dense.normal(3, 17, 3), Y));
    Genred maximum = gaussian().reductionOp("Max").axis(1).build();
    assertRefused(
        "Only sums are linear operators; this is " + maximum + ".",
        () -> ReductionOperator.of(maximum, "b", X, Y));
    assertThrows(
        DimensionMismatchException.class,
        () ->
            ReductionOperator.of(genred, "b", X, Y)
                .operate(MatrixUtils.createRealVector(new double[50])));
  }
}
