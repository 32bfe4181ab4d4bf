package io.github.quern.text;

import static io.github.quern.text.Messages.assertRefused;

import org.junit.jupiter.api.Test;

class BracketErrorsTest {
  @Test
  void anOpenParenthesisIsShownWhereItStands() {
    assertRefused(
        "(x + y",
        """
        This '(' is never closed.
          (x + y
          ^
        """);
  }

  @Test
  void theInnermostOpenParenthesisIsShown() {
    assertRefused(
        "x+(y*(s)",
        """
        This '(' is never closed.
          x+(y*(s)
            ^
        """);
  }

  @Test
  void anOpenCallIsShownAtItsParenthesis() {
    assertRefused(
        "Exp(Log(x)",
        """
        This '(' is never closed.
          Exp(Log(x)
             ^
        """);
  }

  @Test
  void aCallClosedByTheWrongBracketIsShownThere() {
    assertRefused(
        "Exp(x]",
        """
        Expected an operator, ',' or ')', found ']'.
          Exp(x]
               ^
        """);
  }

  @Test
  void aSuperfluousParenthesisClosesNothing() {
    assertRefused(
        "x + y)",
        """
        This ')' closes nothing.
          x + y)
               ^
        """);
  }

  @Test
  void aSuperfluousBracketClosesNothing() {
    assertRefused(
        "x ]",
        """
        This ']' closes nothing.
          x ]
            ^
        """);
  }

  @Test
  void anEmptyFormulaIsRefused() {
    assertRefused(
        "",
        """
        The formula is empty.
         \s
          ^
        """);
  }

  @Test
  void aBlankFormulaIsRefused() {
    assertRefused(
        "   ",
        """
        The formula is empty.
            \s
             ^
        """);
  }

  @Test
  void emptyParenthesesHoldNoTerm() {
    assertRefused(
        "x + ()",
        """
        Expected a term, found ')'.
          x + ()
               ^
        """);
  }

  @Test
  void aParenthesisedTermCannotBeFollowedByAName() {
    assertRefused(
        "(x)y",
        """
        Expected an operator or the end of the formula, found 'y'.
          (x)y
             ^
        """);
  }

  @Test
  void theResultOfACallCannotBeCalled() {
    assertRefused(
        "Exp(x)(y)",
        """
        Expected an operator or the end of the formula, found '('.
          Exp(x)(y)
                ^
        """);
  }
}
