package io.github.quern.text;

import static io.github.quern.text.Messages.assertRefused;

import org.junit.jupiter.api.Test;

class OperatorErrorsTest {
  @Test
  void anOperatorNeedsARightOperand() {
    assertRefused(
        "x +",
        """
        The formula ends where a term should follow.
          x +
             ^
        """);
  }

  @Test
  void theScalarProductNeedsARightOperand() {
    assertRefused(
        "x |",
        """
        The formula ends where a term should follow.
          x |
             ^
        """);
  }

  @Test
  void anOperatorNeedsALeftOperand() {
    assertRefused(
        "* x",
        """
        Expected a term, found '*'.
          * x
          ^
        """);
  }

  @Test
  void twoOperatorsInARowLackATerm() {
    assertRefused(
        "x * / y",
        """
        Expected a term, found '/'.
          x * / y
              ^
        """);
  }

  @Test
  void aMinusSignNeedsATerm() {
    assertRefused(
        "-",
        """
        The formula ends where a term should follow.
          -
           ^
        """);
  }

  @Test
  void aPowerNeedsAnExponent() {
    assertRefused(
        "x ** ",
        """
        The formula ends where a term should follow.
          x **\s
               ^
        """);
  }

  @Test
  void argumentsAreSeparatedByCommas() {
    assertRefused(
        "SqDist(x y)",
        """
        Expected an operator, ',' or ')', found 'y'.
          SqDist(x y)
                   ^
        """);
  }

  @Test
  void aTrailingCommaLacksAnArgument() {
    assertRefused(
        "SqDist(x, y,)",
        """
        Expected a term, found ')'.
          SqDist(x, y,)
                      ^
        """);
  }

  @Test
  void aLeadingCommaLacksAnArgument() {
    assertRefused(
        "Square(,x)",
        """
        Expected a term, found ','.
          Square(,x)
                 ^
        """);
  }

  @Test
  void twoCommasInARowLackAnArgument() {
    assertRefused(
        "Clamp(x,,y)",
        """
        Expected a term, found ','.
          Clamp(x,,y)
                  ^
        """);
  }

  @Test
  void termsSideBySideAreNoProduct() {
    assertRefused(
        "x y",
        """
        Expected an operator or the end of the formula, found 'y'.
          x y
            ^
        """);
  }

  @Test
  void comparisonsDoNotChain() {
    assertRefused(
        "x < y < x + 1",
        """
        Comparisons do not chain.
          x < y < x + 1
                ^
        Combine two of them by a product: (a < b) * (b < c).
        """);
  }

  @Test
  void equalitiesDoNotChain() {
    assertRefused(
        "x == y == x",
        """
        Comparisons do not chain.
          x == y == x
                 ^^
        Combine two of them by a product: (a < b) * (b < c).
        """);
  }

  @Test
  void notEqualIsNotWrittenLikeInBasic() {
    assertRefused(
        "x <> y",
        """
        Expected a term, found '>'.
          x <> y
             ^
        """);
  }

  @Test
  void assignmentsAreRefused() {
    assertRefused(
        "x = y",
        """
        A formula has no assignments.
          x = y
            ^
        To compare, write '=='.
        """);
  }

  @Test
  void lessOrEqualStartsWithLess() {
    assertRefused(
        "x =< y",
        """
        A formula has no assignments.
          x =< y
            ^
        To compare, write '=='.
        """);
  }
}
