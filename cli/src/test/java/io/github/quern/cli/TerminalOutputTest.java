package io.github.quern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands write where there is a terminal, and not where there is none. */
class TerminalOutputTest {
  private static final Terminal TERMINAL = new Terminal(true, true, true, true);
  private static final String ESCAPE = "\u001b[";
  private static final String RESET = ESCAPE + "0m";

  @TempDir Path folder = Path.of("");

  private static String plain(String text) {
    return text.replaceAll("\u001b\\[\\d*m", "");
  }

  @Test
  void errorsAndTheirCaretsAreRed() {
    String[] command = {"explain", "--formula", "Expp(X)", "--alias", "X = Vi(3)"};
    String err = Quern.runOn(TERMINAL, command).err();
    String red = ESCAPE + "1m" + ESCAPE + "31m";
    assertTrue(err.startsWith(red + "quern:" + RESET + " There is no function"), err);
    assertTrue(err.contains("\n" + red + "  ^^^^" + RESET + "\n"), err);
    assertEquals(Quern.run(command).err(), plain(err));
  }

  @Test
  void wrongUseIsRedAndHelpHasColours() {
    assertTrue(Quern.runOn(TERMINAL, "sampel").err().startsWith(ESCAPE + "1m"));
    String help = Quern.runOn(TERMINAL, "run", "--help").out();
    assertTrue(help.contains(ESCAPE), help);
    assertEquals(Quern.run("run", "--help").out(), plain(help));
  }

  @Test
  void devicesAreGreenWhereTheyAreThere() {
    String out = Quern.runOn(TERMINAL, "devices").out();
    assertTrue(out.contains("scalar: " + ESCAPE + "32mavailable" + RESET + "\n"), out);
    assertEquals(Quern.run("devices").out(), plain(out));
  }

  @Test
  void colourIsForTheStreamThatIsATerminal() {
    Terminal onlyOut = new Terminal(true, false, true, true);
    assertTrue(Quern.runOn(onlyOut, "devices").out().contains(ESCAPE));
    assertFalse(Quern.runOn(onlyOut, "sampel").err().contains(ESCAPE));
  }

  /** Over half a second of scalar work, so that it is shown. */
  private List<String> longRun() throws IOException {
    Path numbers = folder.resolve("x.csv");
    Files.writeString(numbers, "0.5\n".repeat(20_000));
    return List.of(
        "run",
        "--formula=Exp(-SqDist(X,Y)) * Sin(X) * Cos(Y) * Log(X + Y)",
        "--alias=X = Vi(1)",
        "--alias=Y = Vj(1)",
        "--axis=1",
        "--backend=scalar",
        "--threads=1",
        "--arg=X=" + numbers,
        "--arg=Y=" + numbers,
        "--out=" + folder.resolve("out.csv"));
  }

  @Test
  void aLongRunTellsHowManyPairsAreDone() throws IOException {
    List<String> words = longRun();
    Quern shown = Quern.runOn(TERMINAL, words.toArray(String[]::new));
    assertEquals(0, shown.status(), shown.err());
    assertTrue(
        shown.err().matches("(?s)\r\u001b\\[KComputing .*/400 million pairs .*"), shown.err());
    String left = shown.err().substring(shown.err().lastIndexOf("\u001b[K") + 3);
    assertTrue(left.startsWith(folder.resolve("out.csv") + ": shape (20000, 1)"), left);
  }

  @Test
  void neitherPipesNorProgramsSeeProgress() throws IOException {
    List<String> words = longRun();
    String piped = Quern.run(words.toArray(String[]::new)).err();
    assertFalse(piped.contains("\r") || piped.contains(ESCAPE), piped);
    words = new ArrayList<>(words);
    words.add("--json");
    Quern json = Quern.runOn(TERMINAL, words.toArray(String[]::new));
    assertEquals("", json.err());
    assertFalse(json.out().contains(ESCAPE), json.out());
  }
}
