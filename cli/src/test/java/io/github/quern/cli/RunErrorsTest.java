package io.github.quern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole messages for every kind of wrong argument and file. */
class RunErrorsTest {
  private static final String BOTH = "its arguments are X = Vi(2), P = Pm(3).";

  @TempDir Path folder = Path.of("");

  private Path file(String name, String content) throws IOException {
    return Files.write(folder.resolve(name), content.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static void assertFails(String message, String... arguments) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "run",
                "--formula",
                "X * Elem(P,0)",
                "--alias",
                "X = Vi(2)",
                "--alias",
                "P = Pm(3)"));
    for (String argument : arguments) {
      words.add("--arg");
      words.add(argument);
    }
    Quern quern = Quern.run(words.toArray(String[]::new));
    assertEquals("quern: " + message + "\n", quern.err());
    assertEquals(1, quern.status());
    assertEquals("", quern.out());
  }

  /** Fails with a message that begins with the name of a file for X. */
  private static void assertRefuses(Path file, String message) {
    assertFails(file + ": " + message, "X=" + file, "P=1,2,3");
  }

  @Test
  void argumentsThatAreMissingUnknownTwiceOrMalformed() throws IOException {
    Path x = file("x.csv", "1,2\n");
    assertFails("There is no --arg for X = Vi(2); " + BOTH);
    assertFails("There is no --arg for P = Pm(3); " + BOTH, "X=" + x);
    assertFails("--arg Q: the formula has no argument 'Q'; " + BOTH, "X=" + x, "P=1,2,3", "Q=" + x);
    assertFails("--arg X=y.csv: this argument is given twice.", "X=" + x, "X=y.csv");
    assertFails("--arg x.csv: write NAME=FILE, or NAME=NUMBER for a parameter.", "x.csv");
    assertFails("--arg X=: write NAME=FILE, or NAME=NUMBER for a parameter.", "X=");
  }

  @Test
  void numbersOnTheCommandLineThatDoNotFit() throws IOException {
    Path x = file("x.csv", "1,2\n");
    assertFails("--arg P=1,2: these are 2 numbers, but P = Pm(3) needs 3.", "X=" + x, "P=1,2");
    assertFails(
        "--arg X=1,2: only parameters can be given as numbers; X = Vi(2) needs a file.",
        "X=1,2",
        "P=1,2,3");
  }

  @Test
  void filesThatAreMissingOrFolders() throws IOException {
    assertRefuses(folder.resolve("nothing.csv"), "there is no such file.");
    assertRefuses(folder.resolve("nothing.npy"), "there is no such file.");
    assertRefuses(Files.createDirectory(folder.resolve("f")), "is a folder, not a file.");
  }

  @Test
  void shapesThatDoNotFit() throws IOException {
    Path wide = file("wide.csv", "1,2,3\n4,5,6\n");
    assertRefuses(
        wide,
        "has 2 rows and 3 columns, but X = Vi(2) needs 2 columns; choose some, as in "
            + wide
            + ":1-2.");
    assertFails(
        wide + ": has 2 rows and 1 column chosen, but X = Vi(2) needs 2 columns.",
        "X=" + wide + ":2",
        "P=1,2,3");
    Path good = file("good.csv", "1,2\n");
    assertFails(
        wide + ": has 2 rows and 3 columns, but P = Pm(3) needs one row or one column of 3.",
        "X=" + good,
        "P=" + wide);
    assertFails(
        good + ": has 1 row and 2 columns, but P = Pm(3) needs one row or one column of 3.",
        "X=" + good,
        "P=" + good);
  }

  @Test
  void columnsThatAreNotThere() throws IOException {
    Path named = file("named.csv", "a,b,b\n1,2,3\n");
    Path plain = file("plain.csv", "1,2,3\n");
    assertFails(
        named + ": has no column 'c'; its columns are a, b, b.", "X=" + named + ":a,c", "P=1,2,3");
    assertFails(
        named + ": has 2 columns named 'b'; choose by number.", "X=" + named + ":a,b", "P=1,2,3");
    for (String columns : List.of("0", "4", "2-4", "3-2", "99999999999", "a")) {
      assertFails(
          plain + ": has no column '" + columns + "'; its columns are 1 to 3.",
          "X=" + plain + ":" + columns,
          "P=1,2,3");
    }
  }

  @Test
  void csvWithoutNumbers() throws IOException {
    assertRefuses(file("empty.csv", ""), "is empty.");
    assertRefuses(file("blank.csv", "\n\n"), "is empty.");
    assertRefuses(file("word.csv", "1,2\n3,four\n"), "line 2, column 2: 'four' is not a number.");
    assertRefuses(
        file("hole.csv", "a,b\n\n1,2\n,4\n"),
        "line 4, column 1: is empty, but a number is needed.");
    assertRefuses(file("java.csv", "1,2\n3,1f\n"), "line 2, column 2: '1f' is not a number.");
    assertRefuses(file("hex.csv", "1,2\n0x1p3,1\n"), "line 2, column 1: '0x1p3' is not a number.");
    assertRefuses(
        file("huge.csv", "1,2\n3,1e999\n"), "line 2, column 2: '1e999' is too large for a number.");
    assertRefuses(
        file("long.csv", "1,2\n3," + "z".repeat(99) + "\n"),
        "line 2, column 2: '" + "z".repeat(40) + "...' is not a number.");
  }

  @Test
  void csvWhoseFirstLineIsHalfAHeader() throws IOException {
    assertRefuses(
        file("mixed.csv", "1,2.x\n3,4\n"),
        "line 1, column 2: '2.x' is not a number, but others on this line are; a header has names"
            + " only.");
  }

  @Test
  void csvWithOtherSeparators() throws IOException {
    assertRefuses(
        file("semicolons.csv", "a;b\n1;2\n"),
        "line 2, column 1: '1;2' is not a number; columns are separated by commas.");
  }

  @Test
  void csvWithRaggedRows() throws IOException {
    assertRefuses(file("more.csv", "1,2\n\n3,4,5\n"), "line 3: has 3 columns, but line 1 has 2.");
    assertRefuses(file("fewer.csv", "a,b\n1\n"), "line 2: has 1 column, but line 1 has 2.");
  }

  @Test
  void numbersTooLargeForSinglePrecision() throws IOException {
    Path large = file("large.csv", "1,2\n3,1e300\n");
    Quern quern =
        Quern.run(
            "run",
            "--formula",
            "X",
            "--alias",
            "X = Vi(2)",
            "--arg",
            "X=" + large,
            "--dtype",
            "float32");
    assertEquals(
        "quern: " + large + ": row 2, column 2: 1.0E300 is too large for float32.\n", quern.err());
  }

  @Test
  void outputsThatCannotBeWritten() throws IOException {
    Path x = file("x.csv", "1,2\n");
    Path nowhere = folder.resolve("no/out.csv");
    Quern missing =
        Quern.run(
            "run",
            "--formula",
            "X",
            "--alias",
            "X = Vi(2)",
            "--arg",
            "X=" + x,
            "--out",
            nowhere.toString());
    assertEquals(
        "quern: " + nowhere + ": there is no folder " + nowhere.getParent() + ".\n", missing.err());
    assertEquals(1, missing.status());
    Quern isFolder =
        Quern.run(
            "run",
            "--formula",
            "X",
            "--alias",
            "X = Vi(2)",
            "--arg",
            "X=" + x,
            "--out",
            folder.toString());
    assertEquals("quern: " + folder + ": is a folder, not a file.\n", isFolder.err());
  }

  @Test
  void aFullDiskBehindTheStandardOutput() throws IOException {
    Path x = file("x.csv", "1,2\n");
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int one) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    int status =
        Main.execute(
            Quern.command(full, err), "run", "--formula=X", "--alias=X = Vi(2)", "--arg=X=" + x);
    assertEquals(1, status);
    assertEquals(
        "quern: The output could not be written in full.\n", err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void npyThatIsNone() throws IOException {
    assertRefuses(
        file("text.npy", "1,2\n3,4\n"), "is not a NumPy file; it does not begin with \\x93NUMPY.");
    assertRefuses(file("empty.npy", ""), "is not a NumPy file; it does not begin with \\x93NUMPY.");
  }
}
