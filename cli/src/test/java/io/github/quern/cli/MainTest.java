package io.github.quern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.terminal.Terminal;
import io.github.quern.testing.DocumentationPage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  @Test
  void noCommandIsWrongUse() {
    Quern quern = Quern.run();
    assertEquals(2, quern.status());
    assertEquals(
        """
        quern: Missing required subcommand
        Try 'quern --help'.
        """,
        quern.err());
  }

  @Test
  void anUnknownCommandIsWrongUseAndGetsASuggestion() {
    Quern quern = Quern.run("sampel");
    assertEquals(2, quern.status());
    assertTrue(quern.err().contains("Did you mean: quern sample"), quern.err());
  }

  @Test
  void anUnknownOptionIsWrongUse() {
    Quern quern = Quern.run("devices", "--colour");
    assertEquals(2, quern.status());
    assertEquals(
        """
        quern: Unknown option: '--colour'
        Try 'quern devices --help'.
        """,
        quern.err());
  }

  @Test
  void theVersionIsThatOfTheBuild() {
    Quern quern = Quern.run("--version");
    assertEquals(0, quern.status());
    assertTrue(
        quern.out().matches("(?s)quern \\d+\\.\\d+.*\n.*" + Runtime.version().feature() + ".*"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sample", "run", "explain", "devices", "conformance", "bench"})
  void everyCommandHelpsWithAnExample(String command) {
    Quern quern = Quern.run(command, "--help");
    assertEquals(0, quern.status());
    assertTrue(quern.out().contains("quern " + command), quern.out());
    assertTrue(quern.out().contains("Example"), quern.out());
    assertFalse(quern.out().contains("--stacktrace"), "hidden options stay hidden");
    assertTrue(quern.out().lines().allMatch(line -> line.length() <= 100), quern.out());
  }

  /** {@code DocumentationTest} compares the help there with what commands print. */
  @Test
  void everyCommandHasASectionOfThePage() {
    DocumentationPage page = DocumentationPage.read("docs/command-line.md");
    for (String command : Main.commandLine(Terminal.NONE).getSubcommands().keySet()) {
      String help = "scripts/quern " + command + " --help\n";
      assertEquals(List.of(help), page.section("quern " + command).blocks("sh"));
    }
  }

  @Test
  void failuresAreOneMessageWithoutAStackTrace() {
    Quern quern = Quern.run("explain", "--formula", "Expp(X)", "--alias", "X = Vi(3)");
    assertEquals(1, quern.status());
    assertEquals("", quern.out());
    assertTrue(quern.err().startsWith("quern: There is no function called 'Expp'"), quern.err());
    assertTrue(quern.err().contains("  Expp(X)\n  ^^^^"), quern.err());
    assertFalse(quern.err().contains("\tat "), quern.err());
  }

  @Test
  void aStackTraceCanBeAskedFor() {
    Quern quern =
        Quern.run("explain", "--formula", "Expp(X)", "--alias", "X = Vi(3)", "--stacktrace");
    assertEquals(1, quern.status());
    assertTrue(quern.err().contains("FormulaException"), quern.err());
    assertTrue(quern.err().contains("\tat io.github.quern."), quern.err());
  }

  @Test
  void aFormulaMayBeginWithAMinusSign() {
    Quern quern = Quern.run("explain", "--formula", "-X", "--alias", "X = Vi(3)");
    assertEquals(0, quern.status(), quern.err());
  }
}
