package io.github.quern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code quern run} with reductions other than the sum, and with integer arguments. */
class RunReductionsTest {
  @TempDir Path folder = Path.of("");

  @BeforeEach
  void writeFiles() throws IOException {
    Files.writeString(folder.resolve("x.csv"), "0\n10\n");
    Files.writeString(folder.resolve("y.csv"), "4\n-1\n9\n3\n");
    Files.writeString(folder.resolve("k.csv"), "2\n0\n");
    Files.writeString(folder.resolve("half.csv"), "2\n0.5\n");
  }

  private Quern run(String formula, String... more) {
    return Quern.runWithDefaults(
        List.of(
            "run",
            "--formula=" + formula,
            "--alias=X = Vi(1)",
            "--alias=Y = Vj(1)",
            "--backend=scalar",
            "--axis=1",
            "--arg=Y=" + folder.resolve("y.csv")),
        Map.of("--arg", "X=" + folder.resolve("x.csv")),
        more);
  }

  @Test
  void positionsArePrintedAsIntegers() {
    Quern quern = run("SqDist(X,Y)", "--reduction", "ArgKMin", "--opt-arg", "2");
    assertEquals("1,3\n2,0\n", quern.out(), quern.err());
  }

  @Test
  void twoResultsAreSeparatedByAnEmptyLine() {
    Quern quern = run("SqDist(X,Y)", "--reduction", "Min_ArgMin");
    assertEquals("1.0\n1.0\n" + System.lineSeparator() + "1\n2\n", quern.out(), quern.err());
  }

  @Test
  void twoResultsGoToTwoFiles() throws IOException {
    Path values = folder.resolve("values.csv");
    Path positions = folder.resolve("positions.csv");
    Quern quern =
        run(
            "SqDist(X,Y)",
            "--reduction",
            "Min_ArgMin",
            "--out",
            values.toString(),
            "--out",
            positions.toString());
    assertEquals(0, quern.status(), quern.err());
    assertEquals("1.0\n1.0\n", Files.readString(values));
    assertEquals("1\n2\n", Files.readString(positions));
    assertTrue(quern.err().contains(positions + ": shape (2, 1), int64, by scalar"), quern.err());
  }

  @Test
  void eachResultNeedsItsFile() {
    Quern quern =
        run(
            "SqDist(X,Y)",
            "--reduction",
            "Min_ArgMin",
            "--out",
            folder.resolve("values.csv").toString());
    assertEquals("quern: Min_ArgMin gives 2 results, but --out is given once.\n", quern.err());
    assertEquals(1, quern.status());
  }

  @Test
  void weightsSchemesAndAccumulatorsAreOptions() {
    Quern quern =
        run(
            "Y - Y",
            "--reduction",
            "SumSoftMaxWeight",
            "--formula2",
            "Y",
            "--sum-scheme",
            "kahan_scheme",
            "--dtype-acc",
            "float64",
            "--dtype",
            "float32");
    assertEquals("3.75\n3.75\n", quern.out(), quern.err());
  }

  @Test
  void anArgumentOfIndicesStaysInteger() {
    Quern quern =
        run("(IndexJ() == X) * Y", "--index", "X", "--arg", "X=" + folder.resolve("k.csv"));
    assertEquals("9.0\n4.0\n", quern.out(), quern.err());
  }

  @Test
  void indicesMustBeWholeNumbers() {
    Path half = folder.resolve("half.csv");
    Quern quern = run("X * Y", "--index", "X", "--arg", "X=" + half);
    assertEquals(
        "quern: " + half + ": row 2, column 1: 0.5 is no whole number up to 2^53.\n", quern.err());
  }

  @Test
  void indicesMustBeArguments() {
    assertEquals(
        "quern: --index Z: the formula has no argument 'Z'; its arguments are X = Vi(1), Y ="
            + " Vj(1).\n",
        run("X * Y", "--index", "Z").err());
  }
}
