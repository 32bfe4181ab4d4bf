package io.github.quern.text;

import static io.github.quern.text.Messages.assertRefused;

import org.junit.jupiter.api.Test;

class InlineVariableErrorsTest {
  @Test
  void anInlineVariableNeedsAPosition() {
    assertRefused(
        "Vi(3) + x",
        """
        Expected Vi(position, dimension).
          Vi(3) + x
          ^^^^^
        """);
  }

  @Test
  void anInlineParameterNeedsAPosition() {
    assertRefused(
        "Pm(4)",
        """
        Expected Pm(position, dimension).
          Pm(4)
          ^^^^^
        """);
  }

  @Test
  void anInlineVariableThatContradictsAnAliasIsRefused() {
    assertRefused(
        "x*Var(0,2,0)",
        """
        Position 0 is Vi(2) here, but Vi(3) as 'x' elsewhere.
          x*Var(0,2,0)
            ^^^^^^^^^^
        """);
  }

  @Test
  void inlineVariablesThatContradictEachOtherAreRefused() {
    assertRefused(
        "Var(7,2,0)*Var(7,2,1)",
        """
        Position 7 is Vj(2) here, but Vi(2) elsewhere.
          Var(7,2,0)*Var(7,2,1)
                     ^^^^^^^^^^
        """);
  }

  @Test
  void varNeedsThreeNumbers() {
    assertRefused(
        "Var(0,3)",
        """
        Var needs a position, a dimension and a category: Var(position, dimension, 0 for Vi, 1 for Vj or 2 for Pm).
          Var(0,3)
          ^^^^^^^^
        """);
  }

  @Test
  void varNeedsAKnownCategory() {
    assertRefused(
        "Var(0,3,5)",
        """
        Var needs a position, a dimension and a category: Var(position, dimension, 0 for Vi, 1 for Vj or 2 for Pm).
          Var(0,3,5)
          ^^^^^^^^^^
        """);
  }

  @Test
  void varTakesNoFourthNumber() {
    assertRefused(
        "Var(0,3,0,1)",
        """
        Var(position, dimension, category) has no further number.
          Var(0,3,0,1)
                    ^
        """);
  }

  @Test
  void varTakesNoNames() {
    assertRefused(
        "Var(x,3,0)",
        """
        Expected a whole number in Var(position, dimension, category), found 'x'.
          Var(x,3,0)
              ^
        """);
  }

  @Test
  void varTakesNoNegativePosition() {
    assertRefused(
        "Var(-1,3,0)",
        """
        The position of a variable cannot be negative; it is -1.
          Var(-1,3,0)
          ^^^^^^^^^^^
        """);
  }

  @Test
  void varNeedsAComponent() {
    assertRefused(
        "Var(0,0,0)",
        """
        A variable needs at least one component; the dimension given is 0.
          Var(0,0,0)
          ^^^^^^^^^^
        """);
  }

  @Test
  void varTakesNoHugeDimension() {
    assertRefused(
        "Var(7,99999999999,0)",
        """
        The number 99999999999 is too large here.
          Var(7,99999999999,0)
                ^^^^^^^^^^^
        """);
  }

  @Test
  void varNeedsItsParentheses() {
    assertRefused(
        "Var",
        """
        Expected '(' after 'Var', found the end of the text.
          Var
             ^
        """);
  }
}
