package io.github.quern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands write where there is a terminal, and not where there is none. */
class TerminalOutputTest {
  private static final Terminal TERMINAL = new Terminal(true, true, true, true);
  private static final String ESCAPE = "\u001b[";
  private static final String CLEAR = "\r" + ESCAPE + "K";
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

  private String[] run(int rows, String... more) throws IOException {
    Path numbers = folder.resolve("x.csv");
    Files.writeString(numbers, "0.5\n".repeat(rows));
    return Stream.concat(
            Stream.of(
                "run",
                "--formula=Exp(-SqDist(X,Y)) * Sin(X) * Cos(Y)",
                "--alias=X = Vi(1)",
                "--alias=Y = Vj(1)",
                "--axis=1",
                "--backend=scalar",
                "--threads=1",
                "--arg=X=" + numbers,
                "--arg=Y=" + numbers,
                "--out=" + folder.resolve("out.csv")),
            Stream.of(more))
        .toArray(String[]::new);
  }

  /**
   * How many rows take long enough to be shown: half a second, which is 25 million pairs where one
   * takes 20 nanoseconds. Tries more on faster machines.
   */
  private Quern shown(int rows) throws IOException {
    Quern quern = Quern.runOn(TERMINAL, run(rows));
    return quern.err().contains("Computing") || rows > 50_000 ? quern : shown(2 * rows);
  }

  @Test
  void aLongRunTellsOnTheTerminalHowManyPairsAreDone() throws IOException {
    Quern shown = shown(6000);
    assertEquals(0, shown.status(), shown.err());
    assertTrue(
        shown.err().matches("(?s)\r\u001b\\[KComputing .*/\\d+ million pairs .*"), shown.err());
    String left = shown.err().substring(shown.err().lastIndexOf(CLEAR) + CLEAR.length());
    assertTrue(left.startsWith(folder.resolve("out.csv") + ": shape ("), left);

    int rows = Files.readAllLines(folder.resolve("x.csv")).size();
    Quern piped = Quern.run(run(rows));
    assertEquals(left, piped.err());
    Quern json = Quern.runOn(TERMINAL, run(rows, "--json"));
    assertEquals("", json.err());
    assertFalse(json.out().contains(ESCAPE), json.out());
  }
}
