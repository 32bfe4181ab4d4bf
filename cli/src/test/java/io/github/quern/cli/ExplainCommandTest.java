package io.github.quern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExplainCommandTest {
  private static Quern gaussian(String dtype) {
    return Quern.run(
        "explain",
        "--formula",
        "Exp(-G * SqDist(X,Y)) * B",
        "--alias",
        "G = Pm(1)",
        "--alias",
        "X = Vi(3)",
        "--alias",
        "Y = Vj(3)",
        "--alias",
        "B = Vj(2)",
        "--axis",
        "1",
        "--dtype",
        dtype,
        "--backend",
        "scalar");
  }

  @Test
  void tellsEveryStepFromTheFormulaToTheCode() {
    Quern quern = gaussian("float64");
    assertEquals(0, quern.status(), quern.err());
    List<String> lines = quern.out().lines().toList();
    assertTrue(lines.get(0).startsWith("Formula: "), quern.out());
    assertEquals("Dimension: 2", lines.get(1));
    for (String part :
        List.of(
            "Arguments:",
            "Tiers:",
            "Kernel:",
            "Generated code:",
            "  0: G = Pm(1)",
            "  3: B = Vj(2)")) {
      assertTrue(lines.contains(part), part);
    }
    for (String start :
        List.of("Reduction: Sum over j (axis 1)", "Per pair: ", "Runs on: scalar, device 0")) {
      assertTrue(lines.stream().anyMatch(line -> line.startsWith(start)), start);
    }
  }

  @Test
  void theTypeOfNumbersDecidesTheCode() {
    assertTrue(gaussian("float64").out().contains("double[]"));
    assertTrue(gaussian("float32").out().contains("float[]"));
    assertEquals(
        """
        quern: Invalid value for option '--dtype': there are float16, float32 and float64, not 'int32'
        Try 'quern explain --help'.
        """,
        gaussian("int32").err());
  }

  @Test
  void theFormulaIsRequired() {
    Quern quern = Quern.run("explain");
    assertEquals(2, quern.status());
    assertEquals(
        """
        quern: Missing required option: '--formula=F'
        Try 'quern explain --help'.
        """,
        quern.err());
  }
}
