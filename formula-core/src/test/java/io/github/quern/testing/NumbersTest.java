package io.github.quern.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class NumbersTest {
  @Test
  void nanAgreesWithNanOnly() {
    assertTrue(Numbers.agree(Double.NaN, Double.NaN, 0, 0));
    assertFalse(Numbers.agree(1, Double.NaN, 1, 1));
    assertFalse(Numbers.agree(Double.NaN, 1, 1, 1));
  }

  @Test
  void infinityAgreesWithItselfOnly() {
    double infinity = Double.POSITIVE_INFINITY;
    assertTrue(Numbers.agree(infinity, infinity, 0, 0));
    assertFalse(Numbers.agree(infinity, -infinity, 1, 1));
    assertFalse(Numbers.agree(infinity, 1, 1, 1));
    assertFalse(Numbers.agree(1, infinity, 1, 1));
  }

  @Test
  void finiteNumbersAgreeWithinTheSumOfBothTolerances() {
    assertTrue(Numbers.agree(100, 102, 0.01, 1));
    assertFalse(Numbers.agree(100, 102.5, 0.01, 1));
  }

  @Test
  void disagreementIsReportedWithBothVectors() {
    AssertionError error =
        assertThrows(
            AssertionError.class,
            () -> Numbers.requireEqual("sum", new double[] {1, 2}, new double[] {1, 3}));
    assertEquals(
        "sum: expected [1.0, 2.0] but got [1.0, 3.0] (relative tolerance 0.0, absolute 0.0)",
        String.valueOf(error.getMessage()));
  }

  @Test
  void vectorsOfDifferentLengthDisagree() {
    assertThrows(
        AssertionError.class, () -> Numbers.requireEqual("v", new double[1], new double[2]));
  }
}
