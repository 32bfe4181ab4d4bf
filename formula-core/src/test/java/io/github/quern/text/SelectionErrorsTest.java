package io.github.quern.text;

import static io.github.quern.text.Messages.assertRefused;

import org.junit.jupiter.api.Test;

class SelectionErrorsTest {
  @Test
  void elemStaysBelowTheDimension() {
    assertRefused(
        "Elem(x, 3)",
        """
        Elem's position must be between 0 and 2; it is 3.
          Elem(x, 3)
          ^^^^^^^^^^
        """);
  }

  @Test
  void elemIsNotNegative() {
    assertRefused(
        "Elem(x, -1)",
        """
        Elem's position must be between 0 and 2; it is -1.
          Elem(x, -1)
          ^^^^^^^^^^^
        """);
  }

  @Test
  void elemTStaysBelowItsLength() {
    assertRefused(
        "ElemT((x|y), 3, 3)",
        """
        ElemT's position must be between 0 and 2; it is 3.
          ElemT((x|y), 3, 3)
          ^^^^^^^^^^^^^^^^^^
        """);
  }

  @Test
  void elemTTakesAScalar() {
    assertRefused(
        "ElemT(x, 4, 0)",
        """
        ElemT needs a scalar as operand 1, not a vector of dimension 3.
          ElemT(x, 4, 0)
                ^
        """);
  }

  @Test
  void elemTNeedsAComponent() {
    assertRefused(
        "ElemT(s,0,0)",
        """
        ElemT's length must be at least 1; it is 0.
          ElemT(s,0,0)
          ^^^^^^^^^^^^
        """);
  }

  @Test
  void extractStaysWithinTheVector() {
    assertRefused(
        "Extract(x, 1, 3)",
        """
        Extract's length must be between 1 and 2; it is 3.
          Extract(x, 1, 3)
          ^^^^^^^^^^^^^^^^
        """);
  }

  @Test
  void extractStartsWithinTheVector() {
    assertRefused(
        "Extract(x, 3, 1)",
        """
        Extract's start must be between 0 and 2; it is 3.
          Extract(x, 3, 1)
          ^^^^^^^^^^^^^^^^
        """);
  }

  @Test
  void extractDoesNotStartBeforeTheVector() {
    assertRefused(
        "Extract(x, -1, 2)",
        """
        Extract's start must be between 0 and 2; it is -1.
          Extract(x, -1, 2)
          ^^^^^^^^^^^^^^^^^
        """);
  }

  @Test
  void extractHasNoNegativeLength() {
    assertRefused(
        "Extract(x, 1, -1)",
        """
        Extract's length must be between 1 and 2; it is -1.
          Extract(x, 1, -1)
          ^^^^^^^^^^^^^^^^^
        """);
  }

  @Test
  void extractHasNoLengthZero() {
    assertRefused(
        "Extract(x, 1, 0)",
        """
        Extract's length must be between 1 and 2; it is 0.
          Extract(x, 1, 0)
          ^^^^^^^^^^^^^^^^
        """);
  }

  @Test
  void extractTFitsIntoItsLength() {
    assertRefused(
        "ExtractT(x, 2, 4)",
        """
        ExtractT's start must be between 0 and 1; it is 2.
          ExtractT(x, 2, 4)
          ^^^^^^^^^^^^^^^^^
        """);
  }

  @Test
  void extractTIsAtLeastAsLongAsItsOperand() {
    assertRefused(
        "ExtractT(x, 0, 2)",
        """
        ExtractT's length must be at least 3; it is 2.
          ExtractT(x, 0, 2)
          ^^^^^^^^^^^^^^^^^
        """);
  }

  @Test
  void extractTDoesNotStartBeforeItsResult() {
    assertRefused(
        "ExtractT(x, -1, 5)",
        """
        ExtractT's start must be between 0 and 2; it is -1.
          ExtractT(x, -1, 5)
          ^^^^^^^^^^^^^^^^^^
        """);
  }

  @Test
  void sumTTakesAScalar() {
    assertRefused(
        "SumT(x, 3)",
        """
        SumT needs a scalar as operand 1, not a vector of dimension 3.
          SumT(x, 3)
               ^
        """);
  }

  @Test
  void sumTNeedsAComponent() {
    assertRefused(
        "SumT(s, 0)",
        """
        SumT's length must be at least 1; it is 0.
          SumT(s, 0)
          ^^^^^^^^^^
        """);
  }

  @Test
  void oneHotTakesAScalar() {
    assertRefused(
        "OneHot(x, 3)",
        """
        OneHot needs a scalar as operand 1, not a vector of dimension 3.
          OneHot(x, 3)
                 ^
        """);
  }

  @Test
  void oneHotNeedsAComponent() {
    assertRefused(
        "OneHot((x|y), 0)",
        """
        OneHot's length must be at least 1; it is 0.
          OneHot((x|y), 0)
          ^^^^^^^^^^^^^^^^
        """);
  }

  @Test
  void zeroNeedsAComponent() {
    assertRefused(
        "Zero(-1) + (x|y)",
        """
        Zero's length must be at least 1; it is -1.
          Zero(-1) + (x|y)
          ^^^^^^^^
        """);
  }
}
