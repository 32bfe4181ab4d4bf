package io.github.quern.parity;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Genred;
import io.github.quern.data.DType;
import io.github.quern.data.Ranges;
import io.github.quern.data.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opentest4j.AssertionFailedError;

/**
 * Positions that differ, compared with what the tiers find: here they are what is right, and the
 * reference has the others, since the rule is the same in both directions.
 */
class PositionTiesTest {
  /** |x - y| for x = 0 is 1, 2, 1, 3, 2 and NaN. */
  private static final Tensor X = Tensor.of(new double[] {0}, 1, 1);

  private static final Tensor Y =
      Tensor.of(new double[] {1, -2, -1, 3, 2, Double.NaN, Double.POSITIVE_INFINITY}, 7, 1);

  private static BackendParity parity(int k, long... positions) {
    Genred smallest =
        Genred.of("Abs(X - Y)")
            .aliases("X = Vi(1)", "Y = Vj(1)")
            .reductionOp("ArgKMin")
            .optArg(k)
            .axis(1)
            .build();
    return BackendParity.of(smallest, X, Y)
        .against("a list", () -> Tensor.of(positions, 1, k))
        .on("scalar");
  }

  /** The tier finds 0, 2, 1, 4, 3, then nothing, which is 0. */
  @ParameterizedTest
  @CsvSource({"0, 2, 1", "2, 0, 1", "0, 2, 4", "2, 0, 4"})
  void tiesMayBeInAnyOrder(long first, long second, long third) {
    assertDoesNotThrow(
        () -> parity(3, first, second, third).withPositions(Positions.BY_VALUE).check());
  }

  @ParameterizedTest
  @CsvSource({"0, 2, 3", "1, 2, 0", "0, 2, 5", "0, 2, 6", "0, 2, 7", "0, 2, -1"})
  void otherValuesAndRowsThatAreNotThereAreWrong(long first, long second, long third) {
    assertThrows(
        AssertionFailedError.class,
        () -> parity(3, first, second, third).withPositions(Positions.BY_VALUE).check());
  }

  @Test
  void withoutThatOptionPositionsAreExact() {
    assertDoesNotThrow(() -> parity(2, 0, 2).check());
    AssertionFailedError error =
        assertThrows(AssertionFailedError.class, () -> parity(2, 2, 0).check());
    assertEquals(2L, error.getExpected().getValue());
    assertEquals(0L, error.getActual().getValue());
  }

  /** Where less than K values are found, the position is 0 and has none of them. */
  @Test
  void whatIsNotFoundIsCompared() {
    assertDoesNotThrow(() -> parity(6, 0, 2, 4, 1, 3, 0).withPositions(Positions.BY_VALUE).check());
    assertThrows(
        AssertionFailedError.class,
        () -> parity(6, 0, 2, 1, 4, 3, 2).withPositions(Positions.BY_VALUE).check());
  }

  /** As for positions that a tier gives, a value may be taken once only. */
  @Test
  void aPositionThatIsFoundTwiceIsWrong() {
    Tensor exact = Tensor.of(new long[] {0, 2}, 1, 2);
    Tensor twice = Tensor.of(new long[] {0, 0}, 1, 2);
    Tensor swapped = Tensor.of(new long[] {2, 0}, 1, 2);
    PositionTies ties = ties(exact, twice, CallOptions.DEFAULT);
    assertEquals(false, ties.test(1));
    assertEquals(true, ties(exact, swapped, CallOptions.DEFAULT).test(1));
  }

  @Test
  void aPositionOutsideTheRangesIsWrong() {
    Ranges ranges = Ranges.overJ(new long[][] {{0, 1}}, new long[] {1}, new long[][] {{1, 4}});
    CallOptions options = CallOptions.DEFAULT.withRanges(ranges);
    Tensor exact = Tensor.of(new long[] {2, 1}, 1, 2);
    Tensor outside = Tensor.of(new long[] {0, 4}, 1, 2);
    assertEquals(true, ties(exact, outside, CallOptions.DEFAULT).test(0));
    assertEquals(false, ties(exact, outside, options).test(0));
    assertEquals(false, ties(exact, outside, options).test(1));
  }

  private static PositionTies ties(Tensor exact, Tensor got, CallOptions options) {
    Genred value = Genred.of("Abs(X - Y)").aliases("X = Vi(1)", "Y = Vj(1)").axis(1).build();
    return new PositionTies(
        value.oracle().pairs(options, X, Y),
        exact,
        got,
        new RowLayout(List.of(), 1, 2),
        1,
        Tolerance.NONE,
        DType.FLOAT64);
  }

  /** Rounding makes ties: then the tolerance says what is equal. */
  @Test
  void valuesWithinTheToleranceAreEqual() {
    Genred nearest =
        Genred.of("Abs(X - Y)")
            .aliases("X = Vi(1)", "Y = Vj(1)")
            .reductionOp("ArgMin")
            .axis(1)
            .build();
    BackendParity parity =
        BackendParity.of(nearest, X, Tensor.of(new double[] {1, 1.001}, 2, 1))
            .against("a list", () -> Tensor.of(new long[] {1}, 1, 1))
            .withPositions(Positions.BY_VALUE)
            .on("scalar");
    assertDoesNotThrow(() -> parity.withTolerance(Tolerance.absolute(1.1e-3)).check());
    assertThrows(
        AssertionFailedError.class, () -> parity.withTolerance(Tolerance.absolute(0.9e-3)).check());
    assertThrows(AssertionFailedError.class, parity::check);
  }

  @Test
  void everyComponentHasPositionsOfItsOwn() {
    Genred smallest =
        Genred.of("X * Y")
            .aliases("X = Vi(1)", "Y = Vj(2)")
            .reductionOp("ArgKMin")
            .optArg(2)
            .axis(1)
            .build();
    Tensor y = Tensor.of(new float[] {5, 1, 5, 2, 9, 1}, 3, 2);
    BackendParity parity =
        BackendParity.of(smallest, Tensor.of(new float[] {1}, 1, 1), y)
            .withPositions(Positions.BY_VALUE)
            .on("scalar");
    // The tier finds 0 and 1 for the first component, 0 and 2 for the second.
    parity.against("swapped", () -> Tensor.of(new long[] {1, 2, 0, 0}, 1, 2, 2)).check();
    assertThrows(
        AssertionFailedError.class,
        () ->
            parity.against("mixed up", () -> Tensor.of(new long[] {0, 0, 2, 1}, 1, 2, 2)).check());
  }

  @Test
  void suppliersHaveNoFormula() {
    Tensor positions = Tensor.of(new long[] {1}, 1);
    assertThrows(
        IllegalStateException.class,
        () ->
            BackendParity.between(() -> positions, () -> positions)
                .withPositions(Positions.BY_VALUE)
                .check());
  }
}
