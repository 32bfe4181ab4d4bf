package io.github.quern.ir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.interpret.Interpreter;
import io.github.quern.lower.KernelRequest;
import io.github.quern.lower.Lowering;
import io.github.quern.reduction.Reduction;
import io.github.quern.reduction.ReductionDefinition.Request;
import io.github.quern.reduction.Reductions;
import io.github.quern.reduction.SumScheme;
import io.github.quern.reduction.Summation;
import io.github.quern.testing.Programs;
import io.github.quern.testing.StandardVariables;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every value is computed in the outermost block that knows what it depends on. */
class HoistingTest {
  private static final String[] ALIASES = {
    "x = Vi(3)", "y = Vj(3)", "p = Pm(3)", "u = Vi(100)", "v = Vj(100)", "w = Pm(100)"
  };

  private static void assertPlaces(
      Program program, Class<? extends Instruction> kind, int parameters, int row, int pair) {
    assertEquals(
        "parameters " + parameters + ", row " + row + ", pair " + pair,
        "parameters "
            + count(program.parameters(), kind)
            + ", row "
            + count(program.row(), kind)
            + ", pair "
            + count(program.pair(), kind),
        () -> Printer.print(program));
  }

  private static long count(Block block, Class<? extends Instruction> kind) {
    return Blocks.flatten(block).filter(kind::isInstance).count();
  }

  @ParameterizedTest
  @CsvSource({
    "Exp(p), 3, 0, 0",
    "Exp(x), 0, 3, 0",
    "Exp(y), 0, 0, 3",
    "Exp(p)*Exp(x)*Exp(y), 3, 3, 3",
    "Exp(x*p), 0, 3, 0",
    "Exp(p*Exp(p))*y, 6, 0, 0",
    "Exp(x+Exp(p)*y), 3, 0, 3",
    "Exp(IntCst(2))*y, 0, 0, 0",
  })
  void functionsOfFixedComponents(String formula, int parameters, int row, int pair) {
    assertPlaces(Programs.sum(formula, 1, ALIASES), Instruction.Unary.class, parameters, row, pair);
  }

  @ParameterizedTest
  @CsvSource({
    "Exp(x), 0, 0, 3",
    "Exp(y), 0, 3, 0",
    "Exp(p), 3, 0, 0",
  })
  void rowAndColumnChangePlacesWithTheAxis(String formula, int parameters, int row, int pair) {
    assertPlaces(Programs.sum(formula, 0, ALIASES), Instruction.Unary.class, parameters, row, pair);
  }

  @ParameterizedTest
  @CsvSource({
    "Sum(w), 1, 0, 0",
    "Sum(u), 0, 1, 0",
    "Sum(v), 0, 0, 1",
    "Sum(u*w), 0, 1, 0",
    "Sum(u)*Sum(w)*Sum(v), 1, 1, 1",
    "Sum(u)*y, 0, 1, 0",
    "Max(w)*x, 1, 0, 0",
    "'MatVecMult(TensorProd(u,p),p)', 0, 1, 1",
  })
  void loops(String formula, int parameters, int row, int pair) {
    assertPlaces(Programs.sum(formula, 1, ALIASES), Instruction.Loop.class, parameters, row, pair);
  }

  @ParameterizedTest
  @CsvSource({"KMin, 100", "ArgKMin, 100", "KMin_ArgKMin, 33", "ArgKMin, 3"})
  void aLoopThatWorksOnTheStateStaysInItsBlock(String name, int k) {
    var parser = StandardVariables.parser(List.of("x = Vi(1)", "y = Vj(1)"));
    Reduction reduction =
        Reductions.find(name)
            .orElseThrow()
            .create(new Request(1, 0, k, new Summation(ValueType.REAL, SumScheme.BLOCK)));
    Program program =
        Lowering.lower(
            KernelRequest.of(parser.parse("Exp(x)"), reduction, parser.arguments(), Axis.I));
    // What is kept is known for the row, but each column adds it once more.
    assertPlaces(program, Instruction.Loop.class, 0, 0, 1);
    // It runs for columns that change something only.
    Block skipped =
        program.pair().instructions().stream()
            .filter(Instruction.When.class::isInstance)
            .map(instruction -> ((Instruction.When) instruction).body())
            .findFirst()
            .orElseThrow();
    assertEquals(1, count(skipped, Instruction.Loop.class));
    double[] kept =
        new Interpreter(program, List.of(new double[] {0}, new double[3]), 3).rows(0).getFirst();
    double[] expected = new double[k];
    if (name.startsWith("KMin")) {
      Arrays.fill(expected, Double.POSITIVE_INFINITY);
      Arrays.fill(expected, 0, 3, 1);
    } else {
      System.arraycopy(new double[] {0, 1, 2}, 0, expected, 0, 3);
    }
    assertArrayEquals(expected, kept);
  }
}
