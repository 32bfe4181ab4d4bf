package io.github.quern.lazy;

import static io.github.quern.lazy.LazyTensor.pm;
import static io.github.quern.lazy.LazyTensor.vi;
import static io.github.quern.lazy.LazyTensor.vj;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.api.CallOptions;
import io.github.quern.data.Ranges;
import io.github.quern.data.Shape;
import io.github.quern.data.Tensor;
import io.github.quern.solve.KernelSolution;
import io.github.quern.solve.SolveOptions;
import io.github.quern.testing.Numbers;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealLinearOperator;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;

/** Lazy tensors as linear operators, and linear systems of them. */
class LinearAlgebraTest {
  private static final Tensor X = Samples.random(1, 6, 2);
  private static final Tensor Y = Samples.random(2, 4, 2);

  /** The entries of a matrix without batch axes. */
  private static RealMatrix matrix(LazyTensor tensor) {
    Tensor dense = tensor.dense();
    int rows = (int) dense.shape().size(0);
    int columns = (int) dense.shape().size(1);
    RealMatrix matrix = new Array2DRowRealMatrix(rows, columns);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        matrix.setEntry(i, j, dense.get(i, j, 0));
      }
    }
    return matrix;
  }

  private static RealVector random(long seed, int dimension) {
    return new ArrayRealVector(Samples.random(seed, dimension).toDoubleArray());
  }

  private static LazyTensor gaussian(Tensor x, Tensor y) {
    return vi(x).sqDist(vj(y)).negate().exp();
  }

  @Test
  void anOperatorHasTheProductsOfTheMatrixAndItsTranspose() {
    LazyTensor k = gaussian(X, Y).plus(LazyTensor.indexI()).times(2.0);
    RealLinearOperator operator = k.asOperator();
    assertEquals(6, operator.getRowDimension());
    assertEquals(4, operator.getColumnDimension());
    assertTrue(operator.isTransposable());
    RealVector b = random(3, 4);
    RealVector c = random(4, 6);
    // Sums of up to 6 terms below 12.
    Numbers.requireAgreement(
        "K b", matrix(k).operate(b).toArray(), operator.operate(b).toArray(), 0, 1e-13);
    Numbers.requireAgreement(
        "Kᵀ c",
        matrix(k).transpose().operate(c).toArray(),
        operator.operateTranspose(c).toArray(),
        0,
        1e-13);
  }

  @Test
  void anOperatorIsRestrictedToRanges() {
    Ranges ranges =
        Ranges.of(
            new long[][] {{0, 6}},
            new long[] {1},
            new long[][] {{1, 3}},
            new long[][] {{1, 3}},
            new long[] {1},
            new long[][] {{0, 6}});
    LazyTensor k = gaussian(X, Y);
    RealLinearOperator operator =
        k.withOptions(CallOptions.DEFAULT.withRanges(ranges)).asOperator();
    RealMatrix restricted = matrix(k);
    for (int i = 0; i < 6; i++) {
      restricted.setEntry(i, 0, 0);
      restricted.setEntry(i, 3, 0);
    }
    RealVector b = random(3, 4);
    RealVector c = random(4, 6);
    Numbers.requireAgreement(
        "K b", restricted.operate(b).toArray(), operator.operate(b).toArray(), 0, 1e-14);
    Numbers.requireAgreement(
        "Kᵀ c",
        restricted.transpose().operate(c).toArray(),
        operator.operateTranspose(c).toArray(),
        0,
        1e-14);
  }

  @Test
  void systemsAreSolvedForSeveralColumnsOrOne() {
    LazyTensor k = gaussian(X, X);
    Tensor b = Samples.random(5, 6, 2);
    RealMatrix shifted = matrix(k).add(MatrixUtils.createRealIdentityMatrix(6).scalarMultiply(0.5));
    RealMatrix right = new Array2DRowRealMatrix(6, 2);
    for (int i = 0; i < 6; i++) {
      right.setEntry(i, 0, b.get(i, 0));
      right.setEntry(i, 1, b.get(i, 1));
    }
    RealMatrix expected = new LUDecomposition(shifted).getSolver().solve(right);
    Tensor solution = k.solve(b, 0.5);
    assertEquals(Shape.of(6, 2), solution.shape());
    Tensor first = k.solve(Tensor.of(right.getColumn(0), 6), 0.5);
    assertEquals(Shape.of(6), first.shape());
    for (int i = 0; i < 6; i++) {
      // The residual is below 1e-6 √12, and the inverse has a norm of at most 2.
      assertEquals(expected.getEntry(i, 0), solution.get(i, 0), 7e-6);
      assertEquals(expected.getEntry(i, 1), solution.get(i, 1), 7e-6);
      assertEquals(expected.getEntry(i, 0), first.get(i), 7e-6);
    }
    KernelSolution exact = k.solve(b, SolveOptions.DEFAULT.withAlpha(0.5).withEps(1e-14));
    assertTrue(exact.residual() <= 1e-14 * Math.sqrt(12));
    assertEquals(expected.getEntry(3, 1), exact.tensor().get(3, 1), 1e-12);
  }

  /** The data b within K are no unknown. */
  @Test
  void theRightHandSideMayBeInTheMatrix() {
    Tensor b = Samples.random(6, 6, 1);
    LazyTensor k = gaussian(b, b);
    Tensor solution = k.solve(b, 1);
    Tensor product = k.matmul(solution);
    for (int i = 0; i < 6; i++) {
      assertEquals(b.at(i), product.at(i) + solution.at(i), 1e-5);
    }
    assertEquals(6, k.asOperator().getColumnDimension());
  }

  @Test
  void operatorsOfBatchElementsAreBlocks() {
    Tensor x = Samples.random(7, 2, 3, 1);
    LazyTensor k = vi(x).times(vj(x)).plus(pm(Tensor.of(new double[] {1, 2}, 2, 1)));
    RealLinearOperator operator = k.asOperator();
    assertEquals(6, operator.getRowDimension());
    double[] expected =
        k.matmul(Tensor.of(new double[] {1, 2, 3, 4, 5, 6}, 2, 3, 1)).toDoubleArray();
    assertArrayEquals(
        expected, operator.operate(new ArrayRealVector(new double[] {1, 2, 3, 4, 5, 6})).toArray());
  }

  @Test
  void vectorsHaveNoOperator() {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> vi(X).minus(vj(Y)).asOperator());
    assertEquals(
        "A product with an array needs entries that are scalars; here they have 2 components.",
        refusal.getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> gaussian(X, Y).solve(Samples.random(1, 4, 1), 1));
  }
}
