package io.github.quern.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.derivative.Derivatives;
import io.github.quern.formula.Definition;
import io.github.quern.operator.Operators;
import java.util.List;
import org.junit.jupiter.api.Test;

class OraclesTest {
  @Test
  void everyFunctionOfTheLanguageHasAnOracle() {
    List<String> missing =
        Operators.standard().all().stream()
            // These depend on more than the values of their operands: see DerivativesTest.
            .filter(definition -> !Derivatives.all().contains(definition))
            .map(Definition::name)
            .filter(name -> Oracles.find(name).isEmpty())
            .toList();
    assertEquals(List.of(), missing, "add these to ScalarOracles or the class of their kind");
  }

  @Test
  void formulasAreEvaluatedFromTheirLeaves() {
    double[] value =
        Oracles.evaluate(
            StandardVariables.parse("s * (x | y) + 1/2"),
            List.of(new double[] {1, 2, 3}, new double[] {4, 5, 6}, new double[] {10}));
    Numbers.requireEqual("10 * 32 + 0.5", new double[] {320.5}, value);
  }
}
