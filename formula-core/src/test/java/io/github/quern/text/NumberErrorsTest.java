package io.github.quern.text;

import static io.github.quern.text.Messages.assertRefused;

import org.junit.jupiter.api.Test;

class NumberErrorsTest {
  @Test
  void decimalFractionsAreRefused() {
    assertRefused(
        "2.5 * x",
        """
        '2.5' is not a whole number, and formulas have no other literals.
          2.5 * x
          ^^^
        Write a fraction, such as RatCst(5, 2) for 2.5, or pass the number as a parameter Pm(1).
        """);
  }

  @Test
  void powersOfTenAreRefused() {
    assertRefused(
        "1e3 * x",
        """
        '1e3' is not a whole number, and formulas have no other literals.
          1e3 * x
          ^^^
        A product needs its sign, such as 2*x; names start with a letter.
        """);
  }

  @Test
  void aProductNeedsItsSign() {
    assertRefused(
        "2x",
        """
        '2x' is not a whole number, and formulas have no other literals.
          2x
          ^^
        A product needs its sign, such as 2*x; names start with a letter.
        """);
  }

  @Test
  void aDecimalExponentIsRefused() {
    assertRefused(
        "x ** 2.5",
        """
        '2.5' is not a whole number, and formulas have no other literals.
          x ** 2.5
               ^^^
        Write a fraction, such as RatCst(5, 2) for 2.5, or pass the number as a parameter Pm(1).
        """);
  }

  @Test
  void aTermAsExponentIsRefused() {
    assertRefused(
        "x ** y",
        """
        The exponent of '**' must be a whole number.
          x ** y
               ^
        Powf(f, g) takes a term as exponent.
        """);
  }

  @Test
  void aPowerAsExponentIsRefused() {
    assertRefused(
        "x ** 2 ** 3",
        """
        The exponent of '**' must be a whole number.
          x ** 2 ** 3
               ^^^^^^
        Powf(f, g) takes a term as exponent.
        """);
  }

  @Test
  void aFractionAsExponentIsRefused() {
    assertRefused(
        "x ** (1/2)",
        """
        The exponent of '**' must be a whole number.
          x ** (1/2)
               ^^^^^
        Powf(f, g) takes a term as exponent.
        """);
  }

  @Test
  void anExponentThatDoesNotFitAnIntIsRefused() {
    assertRefused(
        "x**99999999999",
        """
        The exponent is out of range: 99999999999.
          x**99999999999
             ^^^^^^^^^^^
        """);
  }

  @Test
  void aLiteralThatDoesNotFitALongIsRefused() {
    assertRefused(
        "99999999999999999999 * x",
        """
        The number is too large; literals go up to 9223372036854775807.
          99999999999999999999 * x
          ^^^^^^^^^^^^^^^^^^^^
        """);
  }

  @Test
  void aProductOfLiteralsThatDoesNotFitALongIsRefused() {
    assertRefused(
        "9223372036854775807*2*x",
        """
        This number is too large; the limit is 9223372036854775807.
          9223372036854775807*2*x
          ^^^^^^^^^^^^^^^^^^^^^
        """);
  }

  @Test
  void aFormulaCannotBeABareNumber() {
    assertRefused(
        "3",
        """
        A formula cannot be a bare number.
          3
          ^
        Write IntCst(…) or RatCst(…) for a constant term.
        """);
  }

  @Test
  void aFormulaCannotBeABareNumberInParentheses() {
    assertRefused(
        "(1)",
        """
        A formula cannot be a bare number.
          (1)
          ^^^
        Write IntCst(…) or RatCst(…) for a constant term.
        """);
  }

  @Test
  void aFormulaCannotBeANegativeNumber() {
    assertRefused(
        "-3",
        """
        A formula cannot be a bare number.
          -3
          ^^
        Write IntCst(…) or RatCst(…) for a constant term.
        """);
  }

  @Test
  void aLiteralZeroCannotDivide() {
    assertRefused(
        "x / 0",
        """
        This divides by zero.
          x / 0
              ^
        """);
  }

  @Test
  void aLiteralExpressionOfValueZeroCannotDivide() {
    assertRefused(
        "1/(2-2)*x",
        """
        This divides by zero.
          1/(2-2)*x
            ^^^^^
        """);
  }

  @Test
  void theInverseOfZeroIsRefused() {
    assertRefused(
        "IntInv(0) * x",
        """
        In IntInv: the numbers divide by zero or are too large.
          IntInv(0) * x
          ^^^^^^^^^
        """);
  }

  @Test
  void aFractionOverZeroIsRefused() {
    assertRefused(
        "RatCst(1,0)*x",
        """
        In RatCst: the numbers divide by zero or are too large.
          RatCst(1,0)*x
          ^^^^^^^^^^^
        """);
  }

  @Test
  void aConstantNeedsAWholeNumber() {
    assertRefused(
        "IntCst(2.5) * x",
        """
        '2.5' is not a whole number, and formulas have no other literals.
          IntCst(2.5) * x
                 ^^^
        Write a fraction, such as RatCst(5, 2) for 2.5, or pass the number as a parameter Pm(1).
        """);
  }

  @Test
  void aConstantCannotBeAVariable() {
    assertRefused(
        "IntCst(x)",
        """
        'n' of IntCst(n) must be a whole number.
          IntCst(x)
                 ^
        """);
  }
}
