package io.github.quern.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConstantTest {
  private static Constant of(long numerator, long denominator) {
    return new Constant(numerator, denominator, Span.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "4, 6, 2, 3",
    "-4, 6, -2, 3",
    "4, -6, -2, 3",
    "-4, -6, 2, 3",
    "-3, 5, -3, 5",
    "3, -5, -3, 5",
    "0, 7, 0, 1",
    "0, -7, 0, 1",
    "1, -1, -1, 1",
    "12, -4, -3, 1",
    "-9223372036854775808, 2, -4611686018427387904, 1",
  })
  void aFractionIsKeptInLowestTerms(long numerator, long denominator, long lowest, long positive) {
    Constant constant = of(numerator, denominator);
    assertEquals(lowest, constant.numerator());
    assertEquals(positive, constant.denominator());
  }

  @Test
  void equalNumbersAreEqual() {
    assertEquals(of(1, 2), of(-2, -4));
    assertEquals(of(1, 2).hashCode(), of(-2, -4).hashCode());
    assertEquals(Constant.of(3), of(-3, -1));
  }

  @Test
  void wholeNumbersAreRecognised() {
    assertTrue(of(6, -3).isInteger());
    assertTrue(of(6, -3).is(-2));
    assertFalse(of(1, 2).isInteger());
    assertFalse(of(1, 2).is(1));
  }

  @Test
  void zeroCannotDivide() {
    ArithmeticException exception = assertThrows(ArithmeticException.class, () -> of(3, 0));
    assertEquals("division by zero in the constant 3/0", String.valueOf(exception.getMessage()));
  }

  @Test
  void whatDoesNotFitALongIsRefused() {
    assertThrows(ArithmeticException.class, () -> of(Long.MIN_VALUE, -1));
    assertThrows(ArithmeticException.class, () -> of(1, Long.MIN_VALUE));
  }

  @Test
  void arithmeticIsExact() {
    assertEquals(of(5, 6), of(1, 2).plus(of(1, 3)));
    assertEquals(of(1, 6), of(1, 2).minus(of(1, 3)));
    assertEquals(of(-1, 3), of(1, 2).times(of(-2, 3)));
    assertEquals(of(-3, 4), of(1, 2).over(of(-2, 3)));
    assertEquals(of(-1, 2), of(1, 2).negated());
    assertEquals(Constant.of(0), of(1, 2).minus(of(2, 4)));
  }

  @Test
  void arithmeticThatDoesNotFitIsRefused() {
    Constant largest = Constant.of(Long.MAX_VALUE);
    assertThrows(ArithmeticException.class, () -> largest.plus(Constant.of(1)));
    assertThrows(ArithmeticException.class, () -> largest.negated().minus(Constant.of(2)));
    assertThrows(ArithmeticException.class, () -> largest.times(Constant.of(2)));
    assertThrows(ArithmeticException.class, () -> of(1, Long.MAX_VALUE).over(Constant.of(2)));
    assertThrows(ArithmeticException.class, () -> Constant.of(Long.MIN_VALUE).negated());
    assertThrows(ArithmeticException.class, () -> largest.over(Constant.of(0)));
  }

  @Test
  void theSpanCanBeReplaced() {
    assertEquals(new Span(2, 5), of(1, 2).writtenAt(new Span(2, 5)).span());
    assertEquals(of(1, 2), of(1, 2).writtenAt(new Span(2, 5)));
  }

  @Test
  void theValueIsTheNearestDouble() {
    assertEquals(1.0 / 3.0, of(1, 3).value());
    assertEquals(-0.75, of(3, -4).value());
  }
}
