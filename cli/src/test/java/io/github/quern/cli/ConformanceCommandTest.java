package io.github.quern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConformanceCommandTest {
  private static final String CASES =
      """
      {"source": "three cases, of which one is wrong", "cases": [
        {"id": "t/good", "formula": "x", "aliases": ["x = Vi(1)"], "reduction": "Sum", "axis": 1,
         "dtype": "float32", "args": [{"shape": [1, 1], "data": [2]}],
         "expected": {"shape": [1, 1], "data": [2.0]}, "rtol": 0, "atol": 0},
        {"id": "t/wrong", "formula": "x", "aliases": ["x = Vi(1)"], "reduction": "Sum", "axis": 1,
         "dtype": "float64", "args": [{"shape": [2, 1], "data": [2, 3]}],
         "expected": {"shape": [2, 1], "data": [2.0, 4.0]}, "rtol": 0.125, "atol": 0},
        {"id": "t/refused", "formula": "x +", "aliases": ["x = Vi(1)"], "reduction": "Sum",
         "axis": 1, "args": [{"shape": [1, 1]}], "expect": "error"}]}
      """;

  @TempDir Path folder = Path.of("");

  @BeforeEach
  void writeCases() throws IOException {
    Files.writeString(folder.resolve("t.json"), CASES);
  }

  private Quern conformance(String... only) {
    List<String> words =
        new ArrayList<>(List.of("conformance", folder.toString(), "--backend", "scalar"));
    for (String glob : only) {
      words.add("--only");
      words.add(glob);
    }
    return Quern.run(words.toArray(String[]::new));
  }

  @Test
  void failuresAreNamedAndTheLastLineCounts() {
    Quern quern = conformance();
    assertEquals(
        """
        FAILED t/wrong: entry [1, 0]: got 3.0, expected 4.0, tolerance 0.5
        2 passed, 1 failed, 0 skipped
        """,
        quern.out());
    assertEquals(1, quern.status());
  }

  @Test
  void failuresAreRedOnATerminal() {
    Terminal terminal = new Terminal(true, true, true, true);
    Quern quern = Quern.runOn(terminal, "conformance", folder.toString(), "--backend=scalar");
    assertTrue(quern.out().startsWith("\u001b[1m\u001b[31mFAILED\u001b[0m t/wrong: "), quern.out());
    assertTrue(quern.out().endsWith("\n2 passed, 1 failed, 0 skipped\n"), quern.out());
  }

  @Test
  void aSelectionRunsOnlyThatAndPasses() {
    assertEquals("1 passed, 0 failed, 0 skipped\n", conformance("*good").out());
    Quern both = conformance("t/*", "!t/w*");
    assertEquals("2 passed, 0 failed, 0 skipped\n", both.out());
    assertEquals(0, both.status());
  }

  @Test
  void aSelectionOfNothingIsAFailure() {
    Quern quern = conformance("u/*");
    assertEquals("quern: No case has an id that --only selects.\n", quern.err());
    assertEquals(1, quern.status());
  }

  @Test
  void aFileThatIsNoCaseFileIsAFailure() throws IOException {
    Files.writeString(folder.resolve("u.json"), "{}");
    Quern quern = conformance("t/good");
    assertEquals(
        "quern: " + folder.resolve("u.json") + ": is not a case file; it has no list 'cases'.\n",
        quern.err());
    assertEquals(1, quern.status());
    assertEquals("", quern.out());
  }

  @Test
  void aTierThatIsNotThereIsAFailureAndNotAListOfSkips() {
    for (String backend : List.of("abacus", "Scalar")) {
      Quern quern = Quern.run("conformance", folder.toString(), "--backend", backend);
      assertEquals(1, quern.status());
      assertEquals("", quern.out());
      assertTrue(quern.err().startsWith("quern: There is no backend '" + backend), quern.err());
    }
  }

  @Test
  void aFolderIsRequired() {
    assertEquals(2, Quern.run("conformance").status());
  }
}
