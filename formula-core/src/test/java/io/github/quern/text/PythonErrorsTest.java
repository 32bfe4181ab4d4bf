package io.github.quern.text;

import static io.github.quern.text.Messages.assertRefused;

import org.junit.jupiter.api.Test;

class PythonErrorsTest {
  @Test
  void tuplesAreRefused() {
    assertRefused(
        "(x, y)",
        """
        Parentheses hold one term; ',' stands between arguments only.
          (x, y)
            ^
        """);
  }

  @Test
  void keywordArgumentsAreRefused() {
    assertRefused(
        "SqDist(x, arg1=y)",
        """
        There is no variable called 'arg1'; names are case-sensitive.
          SqDist(x, arg1=y)
                    ^^^^
        Declared are: x, y, s, t, p, a, g.
        """);
  }

  @Test
  void aKeywordArgumentOfAKnownNameIsRefused() {
    assertRefused(
        "SqDist(x, y=x)",
        """
        Expected an operator, ',' or ')', found '='.
          SqDist(x, y=x)
                     ^
        """);
  }

  @Test
  void pythonsAndIsRefused() {
    assertRefused(
        "x and y",
        """
        Expected an operator or the end of the formula, found 'and'.
          x and y
            ^^^
        """);
  }

  @Test
  void pythonsOrIsRefused() {
    assertRefused(
        "x or y",
        """
        Expected an operator or the end of the formula, found 'or'.
          x or y
            ^^
        """);
  }

  @Test
  void pythonsConditionalIsRefused() {
    assertRefused(
        "x if y else x*x",
        """
        Expected an operator or the end of the formula, found 'if'.
          x if y else x*x
            ^^
        """);
  }

  @Test
  void pythonsLambdaIsRefused() {
    assertRefused(
        "(lambda t: t*t)(x)",
        """
        The character ':' has no meaning in a formula.
          (lambda t: t*t)(x)
                   ^
        Operators are + - * / ** | < <= > >= == != and parentheses.
        """);
  }

  @Test
  void pythonsAttributesAreRefused() {
    assertRefused(
        "x.dim * y",
        """
        The character '.' has no meaning in a formula.
          x.dim * y
           ^
        Operators are + - * / ** | < <= > >= == != and parentheses.
        """);
  }

  @Test
  void pythonsImportIsRefused() {
    assertRefused(
        "__import__('os').getpid()*x",
        """
        The character ''' has no meaning in a formula.
          __import__('os').getpid()*x
                     ^
        Operators are + - * / ** | < <= > >= == != and parentheses.
        """);
  }
}
