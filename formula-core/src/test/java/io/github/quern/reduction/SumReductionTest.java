package io.github.quern.reduction;

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
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SumReductionTest {
  private static final long SEED = 13;

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "1, 1, 7", "1, 5, 3", "0, 5, 3", "0, 1, 9", "1, 3, 0", "0, 0, 3"})
  void sumsAreThoseOfAPlainLoop(int axis, int rows, int columns) {
    Formula formula = StandardVariables.parse("Exp(x*y)*s + t*p");
    List<Variable> variables = StandardVariables.all();
    List<double[]> inputs = RandomInputs.withoutPoles(variables, rows, columns, SEED);
    Program program = Programs.sum(formula, axis, variables);
    int outputRows = axis == 1 ? rows : columns;
    int reduced = axis == 1 ? columns : rows;
    double[] expected = new double[outputRows * formula.dimension()];
    for (int row = 0; row < outputRows; row++) {
      for (int k = 0; k < reduced; k++) {
        int i = axis == 1 ? row : k;
        int j = axis == 1 ? k : row;
        double[] value = Oracles.evaluate(formula, vectors(variables, inputs, i, j));
        for (int component = 0; component < value.length; component++) {
          expected[row * value.length + component] += value[component];
        }
      }
    }
    Numbers.requireAgreement(
        "axis " + axis + ", seed " + SEED,
        expected,
        Evaluation.ofProgram(program, inputs, outputRows, reduced),
        // The same additions in the same order; a product may be rounded differently once.
        1e-14,
        0);
  }

  private static List<double[]> vectors(
      List<Variable> variables, List<double[]> inputs, int i, int j) {
    return variables.stream()
        .map(variable -> {
          int row =
              switch (variable.category()) {
                case VI -> i;
                case VJ -> j;
                case PM -> 0;
              };
          int dimension = variable.dimension();
          double[] input = inputs.get(variable.position());
          return Arrays.copyOfRange(input, row * dimension, (row + 1) * dimension);
        })
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"NaN, NaN", "Infinity, Infinity", "-Infinity, -Infinity"})
  void specialNumbersFollowIeeeRules(double number, double expected) {
    assertEquals(expected, sum(1, number, 2));
  }

  @Test
  void oppositeInfinitiesSumToNan() {
    assertTrue(Double.isNaN(sum(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)));
  }

  private static double sum(double... numbers) {
    List<Variable> variables = StandardVariables.parser(List.of("y = Vj(1)")).arguments();
    Program program = Programs.sum(variables.getFirst(), 1, variables);
    return Evaluation.ofProgram(program, List.of(numbers), 1, numbers.length)[0];
  }

  @Test
  void reductionsAreFoundByTheirExactNames() {
    assertEquals(SumReduction.DEFINITION, Reductions.find("Sum").orElseThrow());
    assertTrue(Reductions.find("sum").isEmpty());
    assertEquals(
        Reductions.all().stream().map(ReductionDefinition::name).toList(), Reductions.names());
    for (String name : Reductions.names()) {
      assertEquals(name, Reductions.find(name).orElseThrow().name());
    }
  }
}
