package io.github.quern.text;

import static io.github.quern.text.Messages.assertRefused;

import org.junit.jupiter.api.Test;

class NameErrorsTest {
  @Test
  void anUnknownFunctionIsNamed() {
    assertRefused(
        "Foo(x)",
        """
        There is no function called 'Foo'; names are case-sensitive.
          Foo(x)
          ^^^
        """);
  }

  @Test
  void aFunctionInLowerCaseIsSuggestedInItsOwn() {
    assertRefused(
        "exp(x)",
        """
        There is no function called 'exp'; names are case-sensitive.
          exp(x)
          ^^^
        Did you mean 'Exp'?
        """);
  }

  @Test
  void pythonsAbsIsNotAbs() {
    assertRefused(
        "abs(x)",
        """
        There is no function called 'abs'; names are case-sensitive.
          abs(x)
          ^^^
        Did you mean 'Abs'?
        """);
  }

  @Test
  void pythonsMaxIsNotMax() {
    assertRefused(
        "max(x, y)",
        """
        There is no function called 'max'; names are case-sensitive.
          max(x, y)
          ^^^
        Did you mean 'Max'?
        """);
  }

  @Test
  void pythonsPowIsNeitherPowNorPowf() {
    assertRefused(
        "pow(x, 2)",
        """
        There is no function called 'pow'; names are case-sensitive.
          pow(x, 2)
          ^^^
        Did you mean 'Pow' or 'Powf'?
        """);
  }

  @Test
  void transposedLettersAreRecognised() {
    assertRefused(
        "SqDits(x,y)",
        """
        There is no function called 'SqDits'; names are case-sensitive.
          SqDits(x,y)
          ^^^^^^
        Did you mean 'SqDist'?
        """);
  }

  @Test
  void aReductionIsNoFunction() {
    assertRefused(
        "Sum_Reduction(x*y, 0)",
        """
        There is no function called 'Sum_Reduction'; names are case-sensitive.
          Sum_Reduction(x*y, 0)
          ^^^^^^^^^^^^^
        """);
  }

  @Test
  void anUnknownVariableIsShownWithThoseDeclared() {
    assertRefused(
        "x*z",
        """
        There is no variable called 'z'; names are case-sensitive.
          x*z
            ^
        Declared are: x, y, s, t, p, a, g.
        """);
  }

  @Test
  void aVariableInUpperCaseIsSuggestedInLowerCase() {
    assertRefused(
        "X * y",
        """
        There is no variable called 'X'; names are case-sensitive.
          X * y
          ^
        Did you mean 'x'?
        """);
  }

  @Test
  void aLongerVariableIsSuggestedInItsShortForm() {
    assertRefused(
        "x1 + y",
        """
        There is no variable called 'x1'; names are case-sensitive.
          x1 + y
          ^^
        Did you mean 'x'?
        """);
  }

  @Test
  void aVariableCannotBeCalled() {
    assertRefused(
        "x(y)",
        """
        'x' is a variable and cannot be called.
          x(y)
          ^
        """);
  }

  @Test
  void aFunctionNeedsItsArguments() {
    assertRefused(
        "Exp + x",
        """
        'Exp' is a function: Exp(f).
          Exp + x
          ^^^
        """);
  }

  @Test
  void aFunctionAloneIsShownWithItsSignature() {
    assertRefused(
        "Clamp",
        """
        'Clamp' is a function: Clamp(f, a, b).
          Clamp
          ^^^^^
        """);
  }
}
