package io.github.quern.text;

import static io.github.quern.text.Messages.assertAliasesRefused;

import java.util.List;
import org.junit.jupiter.api.Test;

class AliasVariableErrorsTest {
  @Test
  void anAliasNeedsADimension() {
    assertAliasesRefused(
        List.of("x = Vi()"),
        """
        Expected a whole number in Vi(dimension) or Vi(position, dimension), found ')'.
          x = Vi()
                 ^
        """);
  }

  @Test
  void aDimensionIsPositive() {
    assertAliasesRefused(
        List.of("x = Vi(-3)"),
        """
        A variable needs at least one component; the dimension given is -3.
          x = Vi(-3)
              ^^^^^^
        """);
  }

  @Test
  void aDimensionIsNotZero() {
    assertAliasesRefused(
        List.of("x = Vi(0)"),
        """
        A variable needs at least one component; the dimension given is 0.
          x = Vi(0)
              ^^^^^
        """);
  }

  @Test
  void aDimensionIsAWholeNumber() {
    assertAliasesRefused(
        List.of("x = Vi(3.0)"),
        """
        '3.0' is not a whole number, and formulas have no other literals.
          x = Vi(3.0)
                 ^^^
        Write a fraction, such as RatCst(5, 2) for 2.5, or pass the number as a parameter Pm(1).
        """);
  }

  @Test
  void aDimensionIsNoName() {
    assertAliasesRefused(
        List.of("x = Vi(y)"),
        """
        Expected a whole number in Vi(dimension) or Vi(position, dimension), found 'y'.
          x = Vi(y)
                 ^
        """);
  }

  @Test
  void aDimensionFitsAnInt() {
    assertAliasesRefused(
        List.of("x = Vi(99999999999)"),
        """
        The number 99999999999 is too large here.
          x = Vi(99999999999)
                 ^^^^^^^^^^^
        """);
  }

  @Test
  void aCategoryTakesAtMostTwoNumbers() {
    assertAliasesRefused(
        List.of("x = Vi(0,3,1)"),
        """
        Expected Vi(dimension) or Vi(position, dimension).
          x = Vi(0,3,1)
              ^^^^^^^^^
        """);
  }

  @Test
  void aTrailingCommaLacksANumber() {
    assertAliasesRefused(
        List.of("x = Vi(3,)"),
        """
        Expected a whole number in Vi(dimension) or Vi(position, dimension), found ')'.
          x = Vi(3,)
                   ^
        """);
  }

  @Test
  void aPositionIsNotNegative() {
    assertAliasesRefused(
        List.of("x = Vi(-1,3)"),
        """
        The position of a variable cannot be negative; it is -1.
          x = Vi(-1,3)
              ^^^^^^^^
        """);
  }

  @Test
  void varNeedsThreeNumbers() {
    assertAliasesRefused(
        List.of("x = Var(0,3)"),
        """
        Var needs a position, a dimension and a category: Var(position, dimension, 0 for Vi, 1 for Vj or 2 for Pm).
          x = Var(0,3)
              ^^^^^^^^
        """);
  }

  @Test
  void varNeedsAKnownCategory() {
    assertAliasesRefused(
        List.of("x = Var(0,3,3)"),
        """
        Var needs a position, a dimension and a category: Var(position, dimension, 0 for Vi, 1 for Vj or 2 for Pm).
          x = Var(0,3,3)
              ^^^^^^^^^^
        """);
  }

  @Test
  void varTakesNoFourthNumber() {
    assertAliasesRefused(
        List.of("x = Var(0,3,1,2)"),
        """
        Var(position, dimension, category) has no further number.
          x = Var(0,3,1,2)
                        ^
        """);
  }

  @Test
  void aCategoryNeedsItsParentheses() {
    assertAliasesRefused(
        List.of("x = Vi 3"),
        """
        Expected '(' after 'Vi', found '3'.
          x = Vi 3
                 ^
        """);
  }

  @Test
  void aCategoryNeedsItsClosingParenthesis() {
    assertAliasesRefused(
        List.of("x = Vi(3"),
        """
        Expected ')' after the numbers of a variable, found the end of the text.
          x = Vi(3
                  ^
        """);
  }

  @Test
  void nothingFollowsTheVariable() {
    assertAliasesRefused(
        List.of("x = Vi(3) + y"),
        """
        Expected the end of the alias, found '+'.
          x = Vi(3) + y
                    ^
        """);
  }

  @Test
  void oneAliasIsDeclaredAtATime() {
    assertAliasesRefused(
        List.of("x = Vi(3), y = Vj(3)"),
        """
        Expected the end of the alias, found ','.
          x = Vi(3), y = Vj(3)
                   ^
        """);
  }

  @Test
  void aPositionHasOneDimension() {
    assertAliasesRefused(
        List.of("x = Vi(0,3)", "y = Vi(0,2)"),
        """
        Position 0 is Vi(2) here, but Vi(3) as 'x' elsewhere.
          y = Vi(0,2)
          ^
        """);
  }

  @Test
  void aPositionHasOneCategory() {
    assertAliasesRefused(
        List.of("x = Vi(0,3)", "y = Vj(0,3)"),
        """
        Position 0 is Vj(3) here, but Vi(3) as 'x' elsewhere.
          y = Vj(0,3)
          ^
        """);
  }

  @Test
  void anImpliedPositionCanContradictAStatedOne() {
    assertAliasesRefused(
        List.of("x = Vi(1,3)", "y = Vj(3)"),
        """
        Position 1 is Vj(3) here, but Vi(3) as 'x' elsewhere.
          y = Vj(3)
          ^
        """);
  }

  @Test
  void positionsHaveNoGaps() {
    assertAliasesRefused(
        List.of("x = Vi(0,3)", "y = Vj(2,3)"),
        """
        No variable is declared for position 1, but 'y' has position 2; positions must be 0, 1, 2, … without gaps.
        """);
  }

  @Test
  void positionsStartAtZero() {
    assertAliasesRefused(
        List.of("x = Vi(5,3)"),
        """
        No variable is declared for position 0, but 'x' has position 5; positions must be 0, 1, 2, … without gaps.
        """);
  }
}
