package io.github.quern.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.data.Tensor;
import org.junit.jupiter.api.Test;

class OracleTest {
  private static final int[] BOTH_ROWS = {0, 1};

  /** Σ_j x_i / y_j. */
  private final Oracle oracle =
      Genred.of("X / Y").aliases("X = Vi(1)", "Y = Vj(1)").axis(1).build().oracle();

  private static Tensor column(double... numbers) {
    return Tensor.of(numbers, numbers.length, 1);
  }

  private double error(Tensor result, Tensor... arguments) {
    return oracle.relativeError(result, BOTH_ROWS, arguments);
  }

  @Test
  void givesTheRowsAskedForInTheirOrder() {
    double[][] rows = oracle.rows(new int[] {2, 0}, column(1, 2, 3), column(2, 4));
    assertArrayEquals(new double[][] {{2.25}, {0.75}}, rows);
  }

  @Test
  void widensSinglePrecisionExactly() {
    Tensor tenth = Tensor.of(new float[] {0.1f}, 1, 1);
    Tensor one = Tensor.of(new float[] {1}, 1, 1);
    assertArrayEquals(new double[][] {{0.1f}}, oracle.rows(new int[] {0}, tenth, one));
  }

  @Test
  void roundingChangesTheNumbersOnTheWayOnlyWhereItIsAskedFor() {
    // What is not a quotient stays as it is: 0.25 becomes 0.5 in the first of two terms.
    Oracle rounded = oracle.withRounding((instruction, number) -> number == 0.25 ? 0.5 : number);
    assertArrayEquals(new double[][] {{1}}, rounded.rows(new int[] {0}, column(1), column(4, 2)));
    assertArrayEquals(new double[][] {{0.75}}, oracle.rows(new int[] {0}, column(1), column(4, 2)));
  }

  @Test
  void errorIsRelativeToTheLargestEntry() {
    assertEquals(0.25, error(column(2, 3), column(2, 4), column(1)));
    assertEquals(0, error(column(2, 4), column(2, 4), column(1)));
  }

  @Test
  void rowsThatAreNotAskedForAreNotCompared() {
    assertEquals(0, oracle.relativeError(column(2, 99), new int[] {0}, column(2, 4), column(1)));
  }

  @Test
  void sameInfinityOrNanIsNoError() {
    assertEquals(0, error(column(Double.POSITIVE_INFINITY, Double.NaN), column(1, 0), column(0)));
  }

  @Test
  void otherInfinityOrNanIsAnInfiniteError() {
    double infinite = Double.POSITIVE_INFINITY;
    assertEquals(infinite, error(column(-infinite, 1), column(1, 1), column(0)));
    assertEquals(infinite, error(column(Double.NaN, 1), column(1, 1), column(1)));
    assertEquals(infinite, error(column(1, 1), column(1, 0), column(0)));
  }

  @Test
  void anythingButZeroWhereAllIsZeroIsAnInfiniteError() {
    assertEquals(0, error(column(0, 0), column(0, 0), column(1)));
    assertEquals(Double.POSITIVE_INFINITY, error(column(0, 1e-9), column(0, 0), column(1)));
  }
}
