package io.github.quern.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {
  private static final Map<String, String> USUAL = Map.of("TERM", "xterm-256color");

  @Test
  void eachStreamIsToldApart() {
    Terminal out = Terminal.of("out", USUAL);
    assertTrue(out.paintOut().colours());
    assertFalse(out.paintErr().colours());
    assertFalse(out.showsProgress());
    // The launcher writes a comma where there is no "out".
    Terminal err = Terminal.of(",err", USUAL);
    assertFalse(err.paintOut().colours());
    assertTrue(err.paintErr().colours());
    assertTrue(err.showsProgress());
  }

  @Test
  void withoutALauncherThereIsNoTerminal() {
    Terminal unknown = Terminal.of("", USUAL);
    assertFalse(unknown.paintOut().colours() || unknown.paintErr().colours());
    assertFalse(unknown.showsProgress());
  }

  @Test
  void noColorMeansNoColoursButProgress() {
    Terminal terminal = Terminal.of("out,err", Map.of("TERM", "xterm", "NO_COLOR", "1"));
    assertFalse(terminal.paintOut().colours() || terminal.paintErr().colours());
    assertTrue(terminal.showsProgress());
    // An empty value counts as none, says no-color.org.
    assertTrue(Terminal.of("out", Map.of("TERM", "xterm", "NO_COLOR", "")).paintOut().colours());
  }

  @Test
  void aDumbTerminalGetsNeither() {
    for (Map<String, String> environment :
        List.of(Map.of("TERM", "dumb"), Map.<String, String>of())) {
      Terminal terminal = Terminal.of("out,err", environment);
      assertFalse(terminal.paintOut().colours() || terminal.paintErr().colours());
      assertFalse(terminal.showsProgress());
    }
  }

  @Test
  void onlyLinesOfCaretsAreColoured() {
    String message = "There is no function called 'exp'.\n  exp(X)^2\n  ^^^\nDid you mean 'Exp'?";
    assertEquals(message, new Paint(false).carets(message));
    assertEquals(
        message.replace("  ^^^", "\u001b[1m\u001b[31m  ^^^\u001b[0m"),
        new Paint(true).carets(message));
  }
}
