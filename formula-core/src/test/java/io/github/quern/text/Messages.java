package io.github.quern.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.quern.formula.FormulaException;
import io.github.quern.testing.StandardVariables;
import java.util.List;

/** Compares whole error messages, written as text blocks that end with a line break. */
final class Messages {
  private Messages() {}

  /** Requires that a formula over the standard variables is refused with exactly this message. */
  static void assertRefused(String formula, String message) {
    FormulaParser parser = StandardVariables.parser();
    assertEquals(
        message,
        assertThrows(FormulaException.class, () -> parser.parse(formula), formula).getMessage()
            + "\n");
  }

  /** Requires that a list of aliases is refused with exactly this message. */
  static void assertAliasesRefused(List<String> aliases, String message) {
    assertEquals(
        message,
        assertThrows(
                    IllegalArgumentException.class,
                    () -> StandardVariables.parser(aliases).arguments(),
                    aliases::toString)
                .getMessage()
            + "\n");
  }
}
