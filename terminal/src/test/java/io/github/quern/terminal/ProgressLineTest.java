package io.github.quern.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private static final String CLEAR = "\r\u001b[K";

  private final StringWriter written = new StringWriter();

  private ProgressLine line(boolean shown, Duration patience) {
    return new ProgressLine(shown, new PrintWriter(written), "Running", " cases", patience);
  }

  /** What the terminal shows in the end: nothing stays of a line that was made empty. */
  private static String left(String written) {
    return written.substring(written.lastIndexOf(CLEAR) + CLEAR.length());
  }

  @Test
  void theLineCountsFitsATerminalAndIsEmptyInTheEnd() {
    try (ProgressLine line = line(true, Duration.ZERO)) {
      line.at(30, 40);
    }
    String[] states = written.toString().split(CLEAR.replace("[", "\\["), -1);
    assertTrue(states.length >= 3, written::toString);
    assertEquals("", states[0]);
    String last = states[states.length - 2];
    assertTrue(last.startsWith("Running  75% [="), last);
    assertTrue(last.contains("] 30/40 cases (0:00:0"), last);
    assertTrue(last.length() < 80, last);
    assertEquals("", left(written.toString()));
  }

  @Test
  void whatIsPrintedAboveStays() {
    try (ProgressLine line = line(true, Duration.ZERO)) {
      line.at(1, 40);
      line.above(() -> written.append("FAILED one\n"));
    }
    assertTrue(written.toString().contains(CLEAR + "FAILED one\n"), written::toString);
    assertEquals("", left(written.toString()));
  }

  @Test
  void withoutATerminalNothingIsShown() {
    try (ProgressLine line = line(false, Duration.ZERO)) {
      line.at(30, 40);
      line.above(() -> written.append("FAILED one\n"));
    }
    assertEquals("FAILED one\n", written.toString());
  }

  @Test
  void shortWorkIsNotShown() {
    try (ProgressLine line = line(true, Duration.ofHours(1))) {
      line.at(30, 40);
    }
    // Nor work that is over when it is first heard of.
    try (ProgressLine line = line(true, Duration.ZERO)) {
      line.at(40, 40);
    }
    assertEquals("", written.toString());
  }
}
