package io.github.quern.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class FormulaExceptionTest {
  private static void assertMessage(String expected, FormulaException exception) {
    assertEquals(expected, exception.getMessage() + "\n");
  }

  @Test
  void theFaultIsUnderlinedAndHintsFollow() {
    assertMessage(
        """
        Something is wrong.
          x + Foo(y)
              ^^^
        First hint.
        Second hint.
        """,
        new FormulaException(
            "Something is wrong.",
            "x + Foo(y)",
            new Span(4, 7),
            List.of("First hint.", "Second hint.")));
  }

  @Test
  void withoutAPlaceOnlyTheSentenceIsShown() {
    FormulaException exception =
        new FormulaException("Something is wrong.", "x + y", Span.NONE, List.of());
    assertMessage("Something is wrong.\n", exception);
    assertEquals(Span.NONE, exception.span());
  }

  @Test
  void lineBreaksAndTabsAreShownAsSpacesSoThatTheCaretStaysInPlace() {
    assertMessage(
        """
        This ')' closes nothing.
          x + y)
               ^
        """,
        new FormulaException("This ')' closes nothing.", "x\n+\ty)", new Span(5, 6), List.of()));
  }

  @Test
  void theEndOfTheTextCanBePointedAt() {
    assertMessage(
        """
        A term is missing.
          x +
             ^
        """,
        new FormulaException("A term is missing.", "x +", new Span(3, 3), List.of()));
  }

  @Test
  void farAwayTextIsLeftOutOnBothSides() {
    String text = "a".repeat(100) + "!" + "b".repeat(100);
    assertMessage(
        "Wrong.\n  …%s!%s…\n  %s^\n".formatted("a".repeat(60), "b".repeat(60), " ".repeat(61)),
        new FormulaException("Wrong.", text, new Span(100, 101), List.of()));
  }

  @Test
  void aLongFaultIsShownInPart() {
    assertMessage(
        "Wrong.\n  %s…\n  %s\n".formatted("a".repeat(120), "^".repeat(60)),
        new FormulaException("Wrong.", "a".repeat(1000), new Span(0, 1000), List.of()));
  }

  @Test
  void thePlaceIsKept() {
    assertEquals(
        new Span(1, 2), new FormulaException("Wrong.", "x!", new Span(1, 2), List.of()).span());
  }
}
