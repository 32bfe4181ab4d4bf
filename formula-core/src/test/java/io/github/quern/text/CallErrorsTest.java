package io.github.quern.text;

import static io.github.quern.text.Messages.assertRefused;

import org.junit.jupiter.api.Test;

class CallErrorsTest {
  @Test
  void aCallWithoutArgumentsIsRefused() {
    assertRefused(
        "Exp()",
        """
        Exp(f) takes 1 argument, not 0.
          Exp()
          ^^^^^
        """);
  }

  @Test
  void tooFewOperandsAreCounted() {
    assertRefused(
        "SqDist(x)",
        """
        SqDist(f, g) takes 2 arguments, not 1.
          SqDist(x)
          ^^^^^^^^^
        """);
  }

  @Test
  void tooManyOperandsAreCounted() {
    assertRefused(
        "Exp(x, y)",
        """
        Exp(f) takes 1 argument, not 2.
          Exp(x, y)
          ^^^^^^^^^
        """);
  }

  @Test
  void concatTakesTwoOperands() {
    assertRefused(
        "Concat(x, y, x)",
        """
        Concat(f, g) takes 2 arguments, not 3.
          Concat(x, y, x)
          ^^^^^^^^^^^^^^^
        """);
  }

  @Test
  void ifElseTakesThreeOperands() {
    assertRefused(
        "IfElse(x, y)",
        """
        IfElse(f, a, b) takes 3 arguments, not 2.
          IfElse(x, y)
          ^^^^^^^^^^^^
        """);
  }

  @Test
  void clampTakesThreeOperands() {
    assertRefused(
        "Clamp(x, y)",
        """
        Clamp(f, a, b) takes 3 arguments, not 2.
          Clamp(x, y)
          ^^^^^^^^^^^
        """);
  }

  @Test
  void roundNeedsItsDecimals() {
    assertRefused(
        "Round(x)",
        """
        Round(f, d) takes 2 arguments, not 1.
          Round(x)
          ^^^^^^^^
        """);
  }

  @Test
  void elemNeedsItsPosition() {
    assertRefused(
        "Elem(x)",
        """
        Elem(f, m) takes 2 arguments, not 1.
          Elem(x)
          ^^^^^^^
        """);
  }

  @Test
  void elemTNeedsLengthAndPosition() {
    assertRefused(
        "ElemT((x|y), 3)",
        """
        ElemT(f, n, m) takes 3 arguments, not 2.
          ElemT((x|y), 3)
          ^^^^^^^^^^^^^^^
        """);
  }

  @Test
  void zeroNeedsItsLength() {
    assertRefused(
        "Zero() + x",
        """
        Zero(n) takes 1 argument, not 0.
          Zero() + x
          ^^^^^^
        """);
  }

  @Test
  void whatCanBeLeftOutIsInBrackets() {
    assertRefused(
        "TensorDot(x, y, [3], [3], [0])",
        """
        TensorDot(f, g, dimf, dimg, contf, contg[, perm]) takes 6 to 7 arguments, not 5.
          TensorDot(x, y, [3], [3], [0])
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        """);
  }

  @Test
  void moreThanCanBeGivenIsRefused() {
    assertRefused(
        "TensorDot(x, y, [3], [3], [0], [0], [], 1)",
        """
        TensorDot(f, g, dimf, dimg, contf, contg[, perm]) takes 6 to 7 arguments, not 8.
          TensorDot(x, y, [3], [3], [0], [0], [], 1)
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        """);
  }
}
