package io.github.quern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunCommandTest {
  private static final Path IRIS = Path.of("..", "samples", "data", "iris.csv");

  @TempDir Path folder = Path.of("");

  @BeforeEach
  void writeFiles() throws IOException {
    Files.writeString(folder.resolve("x.csv"), "1,2\n3,4\n");
    Files.writeString(folder.resolve("y.csv"), "a,b,c\n10,20,30\n40,50,60\n70,80,90\n");
    Files.writeString(folder.resolve("row.csv"), "0.5,2\n");
    Files.writeString(folder.resolve("column.csv"), "0.5\n2\n");
  }

  /** X = Vi(2), Y = Vj(2), P = Pm(2), summed over j where nothing else is said. */
  private static Quern run(String formula, String... more) {
    return Quern.runWithDefaults(
        List.of(
            "run",
            "--formula=" + formula,
            "--alias=X = Vi(2)",
            "--alias=Y = Vj(2)",
            "--alias=P = Pm(2)",
            "--backend=scalar"),
        Map.of("--axis", "1"),
        more);
  }

  private String arg(String name, String file) {
    return "--arg=" + name + "=" + folder.resolve(file);
  }

  @ParameterizedTest
  @CsvSource({"1-2,60,75", "'a,b',60,75", "'b,1',75,60", "'3,3',90,90", "'a,2',60,75"})
  void columnsAreChosenByNumberRangeAndName(String columns, double first, double second) {
    Quern quern =
        run("P * Y / 2 - X + X", arg("X", "x.csv"), arg("Y", "y.csv:" + columns), "--arg=P=1,1");
    assertEquals(0, quern.status(), quern.err());
    assertEquals(String.format("%s,%s%n%s,%s%n", first, second, first, second), quern.out());
  }

  @Test
  void parametersAreARowAColumnOrNumbers() {
    for (String parameter :
        List.of(arg("P", "row.csv"), arg("P", "column.csv"), "--arg=P=0.5, 2")) {
      Quern quern = run("P * X + 0 * Y", arg("X", "x.csv"), arg("Y", "y.csv:1-2"), parameter);
      assertEquals("1.5,12.0\n4.5,24.0\n", quern.out(), quern.err());
    }
  }

  @Test
  void theOtherAxisGivesOneRowPerColumnVariable() {
    Quern quern =
        run("X + P", arg("X", "x.csv"), arg("Y", "y.csv:1-2"), "--arg=P=0,0", "--axis", "0");
    assertEquals("4.0,6.0\n4.0,6.0\n4.0,6.0\n", quern.out(), quern.err());
  }

  @Test
  void singlePrecisionIsWrittenAsShortAsItReadsBack() {
    Quern quern =
        run(
            "P + 0 * X",
            arg("X", "x.csv"),
            arg("Y", "y.csv:1-2"),
            "--arg=P=0.1,1e-7",
            "--dtype",
            "float32",
            "--axis",
            "0");
    assertEquals("0.2,2.0E-7\n0.2,2.0E-7\n0.2,2.0E-7\n", quern.out(), quern.err());
  }

  @Test
  void argumentsWithoutNamesAreCalledByPosition() {
    Quern quern =
        Quern.run(
            "run",
            "--formula",
            "Var(0,2,0) - Var(1,2,1)",
            "--axis",
            "1",
            "--backend",
            "scalar",
            arg("0", "x.csv"),
            arg("1", "x.csv"));
    assertEquals(0, quern.status(), quern.err());
    assertEquals("-2.0,-2.0\n2.0,2.0\n", quern.out());
  }

  @Test
  void resultsGoThroughFilesUnchanged() throws IOException {
    Path npy = folder.resolve("out.npy");
    Quern written =
        run(
            "X / 3 * (Y|P)",
            arg("X", "x.csv"),
            arg("Y", "y.csv:1-2"),
            "--arg=P=1,1",
            "--out",
            npy.toString());
    assertEquals(0, written.status(), written.err());
    assertTrue(
        written.err().startsWith(npy + ": shape (2, 2), float64, by scalar, device 0: "),
        written.err());

    Path csv = folder.resolve("out.csv");
    run(
        "X / 3 * (Y|P)",
        arg("X", "x.csv"),
        arg("Y", "y.csv:1-2"),
        "--arg=P=1,1",
        "--out",
        csv.toString());
    Quern fromNpy = run("X + 0*Y", "--arg=X=" + npy, arg("Y", "row.csv"), "--arg=P=0,0");
    Quern fromCsv = run("X + 0*Y", "--arg=X=" + csv, arg("Y", "row.csv"), "--arg=P=0,0");
    assertEquals(Files.readString(csv), fromNpy.out(), fromNpy.err());
    assertEquals(Files.readString(csv), fromCsv.out(), fromCsv.err());
  }

  @Test
  void nothingIsWrittenWhenTheRunFails() throws IOException {
    Path out = folder.resolve("out.csv");
    Files.writeString(out, "as it was");
    Quern quern =
        run("X + Y", arg("X", "x.csv"), arg("Y", "y.csv"), "--arg=P=1,1", "--out", out.toString());
    assertEquals(1, quern.status());
    assertEquals("as it was", Files.readString(out));
    try (Stream<Path> files = Files.list(folder)) {
      assertFalse(files.anyMatch(file -> file.toString().endsWith(".tmp")));
    }
  }

  @Test
  void aKernelClassifierKnowsMostIrisFlowers() throws IOException {
    Quern quern =
        Quern.run(
            "run",
            "--formula",
            "Exp(-G * SqDist(X,Y)) * OneHot(L,3)",
            "--alias",
            "G = Pm(1)",
            "--alias",
            "X = Vi(4)",
            "--alias",
            "Y = Vj(4)",
            "--alias",
            "L = Vj(1)",
            "--reduction",
            "Sum",
            "--axis",
            "1",
            "--backend",
            "scalar",
            "--arg",
            "G=4",
            "--arg",
            "X=" + IRIS + ":1-4",
            "--arg",
            "Y=" + IRIS + ":sepal_length,sepal_width,petal_length,petal_width",
            "--arg",
            "L=" + IRIS + ":species");
    assertEquals(0, quern.status(), quern.err());
    List<String> scores = quern.out().lines().toList();
    List<String> flowers = Files.readAllLines(IRIS);
    assertEquals(150, scores.size());
    assertEquals(151, flowers.size());
    int right = 0;
    for (int flower = 0; flower < 150; flower++) {
      double[] score =
          Arrays.stream(scores.get(flower).split(",", -1))
              .mapToDouble(Double::parseDouble)
              .toArray();
      int best = score[0] > score[1] && score[0] > score[2] ? 0 : score[1] > score[2] ? 1 : 2;
      right += flowers.get(flower + 1).endsWith("," + best) ? 1 : 0;
    }
    assertTrue(right >= 144, right + " of 150");
  }
}
