package io.github.quern.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.formula.Formula;
import io.github.quern.formula.Variable;
import io.github.quern.ir.Program;
import io.github.quern.testing.Evaluation;
import io.github.quern.testing.Numbers;
import io.github.quern.testing.Oracles;
import io.github.quern.testing.Programs;
import io.github.quern.testing.RandomInputs;
import io.github.quern.testing.StandardVariables;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tensors with more and longer axes than the generic tests try. */
class TensorDotTest {
  private static final List<String> ALIASES =
      List.of("f = Vi(24)", "g = Vj(24)", "u = Vi(1000)", "v = Vj(1000)", "w = Vj(10)");

  /** Sums of at most 1000 positive products. */
  private static final double RELATIVE = 1e-12;

  private static double[] value(String text) {
    var parser = StandardVariables.parser(ALIASES);
    Formula formula = parser.parse(text);
    List<Variable> variables = parser.arguments();
    List<double[]> inputs = RandomInputs.withoutPoles(variables, 1, 1, 3);
    double[] actual = Evaluation.atFirstPair(formula, variables, inputs);
    Numbers.requireAgreement(text, Oracles.evaluate(formula, inputs), actual, RELATIVE, 0);
    return actual;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TensorDot(f, g, [2,3,4], [4,3,2], [1,2], [1,0])",
        "TensorDot(f, g, [2,3,4], [4,3,2], [0,2], [2,0], [1,0])",
        "TensorDot(f, g, [2,3,4], [4,3,2], [2], [0], [3,1,0,2])",
        "TensorDot(f, g, [2,3,4], [2,3,4], [2,0,1], [2,0,1])",
        "TensorDot(f, g, [24], [2,3,4], [], [], [3,1,0,2])",
        "TensorDot(f, g, [4,6], [6,4], [1], [0])",
        "TensorDot(f, g, [4,1,6], [6,2,2], [2], [0], [2,3,0,1])",
        "Kron(f, g, [2,3,4], [4,3,2])",
        "Kron(f, w, [24], [10])",
        "Sum(Kron(f, g, [4,6], [3,8]) * Kron(g, f, [4,6], [3,8]))",
        "TensorDot(u, v, [10,10,10], [10,10,10], [0,1], [1,2])",
        "TensorDot(u, v, [10,10,10], [10,10,10], [2,0,1], [0,1,2])",
        "TensorDot(u, w, [10,10,10], [10], [1], [0], [1,0])",
        "TensorDot(u + v, u * v, [100,10], [10,100], [0], [1], [1,0])",
      })
  void agreesWithTheOracle(String text) {
    value(text);
  }

  @ParameterizedTest
  @CsvSource({
    "'TensorDot(u, w, [100,10], [10], [1], [0])', 'MatVecMult(u, w)'",
    "'TensorDot(w, u, [10], [10,100], [0], [0])', 'VecMatMult(w, u)'",
    "'TensorDot(f, w, [24], [10], [], [])', 'TensorProd(f, w)'",
    "'TensorDot(u, v, [10,100], [10,100], [0,1], [0,1])', '(u|v)'",
    "'Kron(f, w, [24], [10])', 'TensorProd(f, w)'",
  })
  void specialCasesAreTheOperatorsOfTheirName(String tensorDot, String other) {
    Numbers.requireAgreement(tensorDot, value(other), value(tensorDot), RELATIVE, 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TensorDot(u, v, [10,10,10], [10,10,10], [0,1], [2,1])",
        "TensorDot(u, v, [10,10,10], [10,10,10], [2,0,1], [0,1,2])",
        "Kron(f, w, [2,3,4], [1,10,1])",
        "Kron(f, g, [2,3,4], [4,3,2])",
      })
  void largeOnesAreLoops(String text) {
    Program program = Programs.sum(text, 1, ALIASES.toArray(String[]::new));
    int size = Programs.size(program);
    assertTrue(size < 600, () -> text + " has " + size + " instructions");
  }

  @Test
  void anOrderThatIsLeftOutIsTheOrderOfTheAxes() {
    assertEquals(
        StandardVariables.parser(ALIASES).parse("TensorDot(f, g, [24], [24], [], [], [])"),
        StandardVariables.parser(ALIASES).parse("TensorDot(f, g, [24], [24], [], [])"));
  }
}
