package io.github.quern.text;

import static io.github.quern.text.Messages.assertRefused;

import org.junit.jupiter.api.Test;

class ParameterErrorsTest {
  @Test
  void anExponentCannotBeATerm() {
    assertRefused(
        "Pow(x, y)",
        """
        'n' of Pow(f, n) must be a whole number.
          Pow(x, y)
                 ^
        """);
  }

  @Test
  void anExponentCannotBeADecimalFraction() {
    assertRefused(
        "Pow(x, 0.5)",
        """
        '0.5' is not a whole number, and formulas have no other literals.
          Pow(x, 0.5)
                 ^^^
        Write a fraction, such as RatCst(5, 2) for 2.5, or pass the number as a parameter Pm(1).
        """);
  }

  @Test
  void anExponentCannotBeAFractionOfLiterals() {
    assertRefused(
        "Pow(x, 1/2)",
        """
        'n' of Pow(f, n) must be a whole number.
          Pow(x, 1/2)
                 ^^^
        """);
  }

  @Test
  void anExponentCannotBeASequence() {
    assertRefused(
        "Pow(x, [2])",
        """
        'n' of Pow(f, n) must be a whole number.
          Pow(x, [2])
                 ^^^
        """);
  }

  @Test
  void decimalsAreAWholeNumber() {
    assertRefused(
        "Round(x, 1.5)",
        """
        '1.5' is not a whole number, and formulas have no other literals.
          Round(x, 1.5)
                   ^^^
        Write a fraction, such as RatCst(5, 2) for 2.5, or pass the number as a parameter Pm(1).
        """);
  }

  @Test
  void boundsOfClampIntAreWholeNumbers() {
    assertRefused(
        "ClampInt(x, y, 1)",
        """
        'a' of ClampInt(f, a, b) must be a whole number.
          ClampInt(x, y, 1)
                      ^
        """);
  }

  @Test
  void aParameterMustFitAnInt() {
    assertRefused(
        "Pow(x, 99999999999)",
        """
        'n' of Pow is out of range: 99999999999.
          Pow(x, 99999999999)
                 ^^^^^^^^^^^
        """);
  }

  @Test
  void aNegativeParameterMustFitAnInt() {
    assertRefused(
        "Pow(x, -2147483649)",
        """
        'n' of Pow is out of range: -2147483649.
          Pow(x, -2147483649)
                 ^^^^^^^^^^^
        """);
  }

  @Test
  void aConstantMustFitALong() {
    assertRefused(
        "IntCst(99999999999999999999)",
        """
        The number is too large; literals go up to 9223372036854775807.
          IntCst(99999999999999999999)
                 ^^^^^^^^^^^^^^^^^^^^
        """);
  }

  @Test
  void aSequenceIsNoTermOfASum() {
    assertRefused(
        "[1,2]+x",
        """
        Expected a term beside '+', found an index sequence.
          [1,2]+x
          ^^^^^
        """);
  }

  @Test
  void aSequenceIsNoOperand() {
    assertRefused(
        "Exp([1])",
        """
        Expected a term for 'f', found an index sequence.
          Exp([1])
              ^^^
        """);
  }

  @Test
  void aSequenceIsNoFormula() {
    assertRefused(
        "[1,2]",
        """
        Expected a formula, found an index sequence.
          [1,2]
          ^^^^^
        """);
  }

  @Test
  void aSequenceHoldsNoTerms() {
    assertRefused(
        "[1,x]",
        """
        An index sequence holds whole numbers only.
          [1,x]
             ^
        """);
  }

  @Test
  void aSequenceHoldsNoFractions() {
    assertRefused(
        "[1/2]",
        """
        Expected ']' after the numbers of an index sequence, found '/'.
          [1/2]
            ^
        """);
  }

  @Test
  void aSequenceHoldsNumbersThatFitAnInt() {
    assertRefused(
        "[99999999999]",
        """
        An index is out of range: 99999999999.
          [99999999999]
           ^^^^^^^^^^^
        """);
  }

  @Test
  void aSequenceIsClosedByABracket() {
    assertRefused(
        "[1,2",
        """
        Expected ']' after the numbers of an index sequence, found the end of the text.
          [1,2
              ^
        """);
  }

  @Test
  void aSequenceIsNotClosedByAParenthesis() {
    assertRefused(
        "[1)",
        """
        Expected ']' after the numbers of an index sequence, found ')'.
          [1)
            ^
        """);
  }

  @Test
  void indIsClosedByAParenthesis() {
    assertRefused(
        "Ind(1",
        """
        Expected ')' after the numbers of an index sequence, found the end of the text.
          Ind(1
               ^
        """);
  }

  @Test
  void indNeedsItsParenthesis() {
    assertRefused(
        "Ind",
        """
        Expected '(' after 'Ind', found the end of the text.
          Ind
             ^
        """);
  }

  @Test
  void aShapeIsASequence() {
    assertRefused(
        "Kron(x, y, 3, [3])",
        """
        'dimf' of Kron(f, g, dimf, dimg) must be a sequence of whole numbers, such as [2,3] or Ind(2,3).
          Kron(x, y, 3, [3])
                     ^
        """);
  }

  @Test
  void anOptionalParameterThatIsGivenMustFitToo() {
    assertRefused(
        "TensorDot(x, y, [3], [3], [], [], x)",
        """
        'perm' of TensorDot(f, g, dimf, dimg, contf, contg[, perm]) must be a sequence of whole numbers, such as [2,3] or Ind(2,3).
          TensorDot(x, y, [3], [3], [], [], x)
                                            ^
        """);
  }
}
