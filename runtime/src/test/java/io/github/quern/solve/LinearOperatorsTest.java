package io.github.quern.solve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.exception.DimensionMismatchException;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealLinearOperator;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;

class LinearOperatorsTest {
  private static final RealVector V = MatrixUtils.createRealVector(new double[] {1, 2});

  @Test
  void aFunctionOfVectorsIsItsOwnTranspose() {
    RealLinearOperator twice = LinearOperators.symmetric(2, v -> v.mapMultiply(2));
    assertArrayEquals(new double[] {2, 4}, twice.operate(V).toArray());
    assertTrue(twice.isTransposable());
    assertArrayEquals(new double[] {2, 4}, twice.operateTranspose(V).toArray());
    assertThrows(DimensionMismatchException.class, () -> twice.operate(V.append(3)));
  }

  @Test
  void aShiftAddsToTheDiagonal() {
    RealMatrix matrix = MatrixUtils.createRealMatrix(new double[][] {{1, 3}, {3, 5}});
    RealLinearOperator shifted = LinearOperators.shifted(0.5, Dense.operator(matrix));
    assertArrayEquals(new double[] {7.5, 14}, shifted.operate(V).toArray());
    assertArrayEquals(new double[] {1, 2}, V.toArray());
  }

  @Test
  void aShiftNeedsASquareOperator() {
    RealMatrix matrix = MatrixUtils.createRealMatrix(2, 3);
    assertEquals(
        "The operator must be square, but it is 2 x 3.",
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    LinearOperators.shifted(
                        1,
                        new RealLinearOperator() {
                          @Override
                          public int getRowDimension() {
                            return matrix.getRowDimension();
                          }

                          @Override
                          public int getColumnDimension() {
                            return matrix.getColumnDimension();
                          }

                          @Override
                          public RealVector operate(RealVector v) {
                            return matrix.operate(v);
                          }
                        }))
            .getMessage());
  }
}
