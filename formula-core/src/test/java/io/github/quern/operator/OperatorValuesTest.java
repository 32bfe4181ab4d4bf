package io.github.quern.operator;

import io.github.quern.derivative.Derivatives;
import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.testing.Evaluation;
import io.github.quern.testing.Numbers;
import io.github.quern.testing.Oracles;
import io.github.quern.testing.RandomInputs;
import io.github.quern.testing.Signature;
import io.github.quern.testing.StandardVariables;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every function of the language, from its text to a number, against its independent oracle. */
class OperatorValuesTest {
  private static final int SEEDS = 5;

  /**
   * Oracle and kernel may round in a different order: at most a few dozen operations, each exact to
   * 1.1e-16, on numbers of size up to about 100.
   */
  private static final double RELATIVE = 1e-13;

  private static final double ABSOLUTE = 1e-13;

  /** Derivatives depend on more than the values of their operands: see DerivativesTest. */
  private static Collection<Definition> definitions() {
    return Operators.standard().all().stream()
        .filter(definition -> !Derivatives.all().contains(definition))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void aFunctionAgreesWithItsOracleForAllDimensionsThatItTakes(Definition definition) {
    for (Signature signature : Signature.of(definition)) {
      for (long seed = 0; seed < SEEDS; seed++) {
        check(signature, seed, RandomInputs.ofBothSigns(signature.operands(), 1, 1, seed));
        check(signature, seed, RandomInputs.withoutPoles(signature.operands(), 1, 1, seed));
      }
    }
  }

  private static void check(Signature signature, long seed, List<double[]> operands) {
    Formula formula = signature.formula();
    double[] expected =
        Oracles.of(signature.definition().name()).apply(operands, signature.parameters());
    double[] actual = Evaluation.atFirstPair(formula, signature.operands(), operands);
    Numbers.requireAgreement(formula + ", seed " + seed, expected, actual, RELATIVE, ABSOLUTE);
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void theExampleOfAFunctionAgreesWithTheOracles(Definition definition) {
    Formula formula = StandardVariables.parse(definition.example());
    for (long seed = 0; seed < SEEDS; seed++) {
      List<double[]> inputs = RandomInputs.ofBothSigns(StandardVariables.all(), 1, 1, seed);
      Numbers.requireAgreement(
          formula + ", seed " + seed,
          Oracles.evaluate(formula, inputs),
          Evaluation.atFirstPair(formula, StandardVariables.all(), inputs),
          RELATIVE,
          ABSOLUTE);
    }
  }
}
