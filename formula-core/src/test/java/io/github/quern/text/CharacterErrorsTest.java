package io.github.quern.text;

import static io.github.quern.text.Messages.assertRefused;

import org.junit.jupiter.api.Test;

class CharacterErrorsTest {
  @Test
  void stringsAreRefused() {
    assertRefused(
        "'a' * x",
        """
        The character ''' has no meaning in a formula.
          'a' * x
          ^
        Operators are + - * / ** | < <= > >= == != and parentheses.
        """);
  }

  @Test
  void theModuloSignIsRefused() {
    assertRefused(
        "x % y",
        """
        The character '%' has no meaning in a formula.
          x % y
            ^
        Operators are + - * / ** | < <= > >= == != and parentheses.
        """);
  }

  @Test
  void theMatrixProductSignIsRefused() {
    assertRefused(
        "x @ y",
        """
        The character '@' has no meaning in a formula.
          x @ y
            ^
        Operators are + - * / ** | < <= > >= == != and parentheses.
        """);
  }

  @Test
  void theAmpersandIsRefused() {
    assertRefused(
        "x & y",
        """
        The character '&' has no meaning in a formula.
          x & y
            ^
        Operators are + - * / ** | < <= > >= == != and parentheses.
        """);
  }

  @Test
  void theCaretIsRefused() {
    assertRefused(
        "x ^ y",
        """
        The character '^' has no meaning in a formula.
          x ^ y
            ^
        Operators are + - * / ** | < <= > >= == != and parentheses.
        """);
  }

  @Test
  void theTildeIsRefused() {
    assertRefused(
        "~x",
        """
        The character '~' has no meaning in a formula.
          ~x
          ^
        Operators are + - * / ** | < <= > >= == != and parentheses.
        """);
  }

  @Test
  void theSemicolonIsRefused() {
    assertRefused(
        "x; y",
        """
        The character ';' has no meaning in a formula.
          x; y
           ^
        Operators are + - * / ** | < <= > >= == != and parentheses.
        """);
  }

  @Test
  void theDollarSignIsRefused() {
    assertRefused(
        "x $ y",
        """
        The character '$' has no meaning in a formula.
          x $ y
            ^
        Operators are + - * / ** | < <= > >= == != and parentheses.
        """);
  }

  @Test
  void theCommentSignIsRefused() {
    assertRefused(
        "x # y",
        """
        The character '#' has no meaning in a formula.
          x # y
            ^
        Operators are + - * / ** | < <= > >= == != and parentheses.
        """);
  }

  @Test
  void theExclamationMarkAloneIsRefused() {
    assertRefused(
        "x ! y",
        """
        The character '!' has no meaning in a formula.
          x ! y
            ^
        Operators are + - * / ** | < <= > >= == != and parentheses.
        """);
  }

  @Test
  void charactersBeyondAsciiAreRefused() {
    assertRefused(
        "x × y",
        """
        The character '×' has no meaning in a formula.
          x × y
            ^
        Operators are + - * / ** | < <= > >= == != and parentheses.
        """);
  }

  @Test
  void aCharacterOfTwoCodeUnitsIsShownWhole() {
    assertRefused(
        "x 😀 y",
        """
        The character '😀' has no meaning in a formula.
          x 😀 y
            ^^
        Operators are + - * / ** | < <= > >= == != and parentheses.
        """);
  }

  @Test
  void theNoBreakSpaceIsNoWhitespace() {
    assertRefused(
        "x\u00a0+ y",
        """
        The character '\u00a0' has no meaning in a formula.
          x\u00a0+ y
           ^
        Operators are + - * / ** | < <= > >= == != and parentheses.
        """);
  }
}
