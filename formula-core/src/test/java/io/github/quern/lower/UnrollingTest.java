package io.github.quern.lower;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Variable;
import io.github.quern.operator.Operators;
import io.github.quern.testing.Evaluation;
import io.github.quern.testing.Numbers;
import io.github.quern.testing.RandomFormulas;
import io.github.quern.testing.RandomInputs;
import io.github.quern.testing.Signature;
import io.github.quern.testing.StandardVariables;
import java.util.Collection;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Loops give what straight-line code gives. Both compute in the same order, so results are equal
 * and not only close.
 */
class UnrollingTest {
  private static final int ROWS = 2;
  private static final int COLUMNS = 3;
  private static final int EVERYTHING = 1_000;
  private static final List<Integer> LIMITS = List.of(0, 1, 2, 4);

  private static Collection<Definition> definitions() {
    return Operators.standard().all();
  }

  private static LongStream seeds() {
    return LongStream.range(0, 150);
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void everyFunctionGivesTheSameInLoops(Definition definition) {
    for (Signature signature : Signature.of(definition)) {
      requireSameInLoops(signature.formula(), signature.operands(), 1);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void randomFormulasGiveTheSameInLoops(long seed) {
    RandomFormulas.check(
        seed, 4, formula -> requireSameInLoops(formula, StandardVariables.all(), seed));
  }

  private static void requireSameInLoops(Formula formula, List<Variable> variables, long seed) {
    List<double[]> inputs = RandomInputs.ofBothSigns(variables, ROWS, COLUMNS, seed);
    double[] expected = sum(formula, variables, inputs, EVERYTHING);
    for (int limit : LIMITS) {
      Numbers.requireEqual(
          formula + ", unrolled up to " + limit + ", seed " + seed,
          expected,
          sum(formula, variables, inputs, limit));
    }
  }

  private static double[] sum(
      Formula formula, List<Variable> variables, List<double[]> inputs, int limit) {
    return Evaluation.ofProgram(
        LimitedLowering.sum(formula, variables, limit), inputs, ROWS, COLUMNS);
  }
}
