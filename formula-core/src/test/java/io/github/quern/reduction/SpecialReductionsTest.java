package io.github.quern.reduction;

import io.github.quern.interpret.Interpreter;
import io.github.quern.ir.ValueType;
import io.github.quern.reduction.ReductionDefinition.Request;
import io.github.quern.testing.Numbers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Results at empty rows, infinities, NaN and ties; all are exact. */
class SpecialReductionsTest {
  private static final double NAN = Double.NaN;
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private static double[] numbers(double... numbers) {
    return numbers;
  }

  private static List<double[]> run(
      String name, SumScheme scheme, int weightDimension, int k, List<double[]> inputs) {
    ReductionCase reduction =
        new ReductionCase(
            Reductions.find(name).orElseThrow(),
            new Request(1, weightDimension, k, new Summation(ValueType.REAL, scheme)));
    int columns = inputs.getFirst().length;
    return new Interpreter(reduction.program(), inputs, columns).rows(0);
  }

  /** The result of a reduction, without weight, of a column of numbers. */
  private static void assertResult(String name, double[] expected, double... f) {
    for (SumScheme scheme : SumScheme.values()) {
      Numbers.requireEqual(name, expected, run(name, scheme, 0, 0, List.of(f)).getFirst());
    }
  }

  private static void assertWeighted(String name, double[] expected, double[] f, double... g) {
    for (SumScheme scheme : SumScheme.values()) {
      Numbers.requireEqual(name, expected, run(name, scheme, 1, 0, List.of(f, g)).getFirst());
    }
  }

  private static void assertSmallest(int k, double[] values, double[] positions, double... f) {
    List<double[]> both = run("KMin_ArgKMin", SumScheme.BLOCK, 0, k, List.of(f));
    Numbers.requireEqual("values", values, both.get(0));
    Numbers.requireEqual("positions", positions, both.get(1));
    Numbers.requireEqual("KMin", values, run("KMin", SumScheme.BLOCK, 0, k, List.of(f)).getFirst());
    Numbers.requireEqual(
        "ArgKMin", positions, run("ArgKMin", SumScheme.BLOCK, 0, k, List.of(f)).getFirst());
  }

  @Test
  void emptyRows() {
    assertResult("Sum", numbers(0));
    assertResult("Min", numbers(INFINITY));
    assertResult("Max", numbers(-INFINITY));
    assertResult("ArgMin", numbers(0));
    assertResult("ArgMax", numbers(0));
    assertResult("LogSumExp", numbers(-INFINITY));
    assertResult("Max_SumShiftExp", numbers(-INFINITY, 0));
    assertResult("Max_SumShiftExpWeight", numbers(-INFINITY, 0));
    assertWeighted("LogSumExpWeight", numbers(-INFINITY), numbers());
    assertWeighted("SumSoftMaxWeight", numbers(NAN), numbers());
    assertWeighted("Max_SumShiftExpWeight", numbers(-INFINITY, 0), numbers());
    assertSmallest(2, numbers(INFINITY, INFINITY), numbers(0, 0));
  }

  @Test
  void logSumExpOfNegativeInfinities() {
    assertResult("LogSumExp", numbers(-INFINITY), -INFINITY);
    assertResult("LogSumExp", numbers(-INFINITY), -INFINITY, -INFINITY, -INFINITY);
    assertResult("LogSumExp", numbers(5), -INFINITY, 5);
    assertResult("LogSumExp", numbers(5), -INFINITY, -INFINITY, 5, -INFINITY);
    assertResult("Max_SumShiftExp", numbers(-INFINITY, 0), -INFINITY, -INFINITY);
    assertResult("Max_SumShiftExp", numbers(5, 1), -INFINITY, 5, -INFINITY);
    assertWeighted("SumSoftMaxWeight", numbers(7), numbers(-INFINITY, 5), 3, 7);
    assertWeighted("SumSoftMaxWeight", numbers(NAN), numbers(-INFINITY, -INFINITY), 3, 7);
  }

  @Test
  void logSumExpOfPositiveInfinities() {
    assertResult("LogSumExp", numbers(INFINITY), INFINITY);
    assertResult("LogSumExp", numbers(INFINITY), INFINITY, INFINITY, INFINITY);
    assertResult("LogSumExp", numbers(INFINITY), 1, INFINITY, 2, -INFINITY);
    assertResult("Max_SumShiftExp", numbers(INFINITY, 2), 1, INFINITY, 2, INFINITY, -INFINITY);
    assertWeighted("SumSoftMaxWeight", numbers(5), numbers(1, INFINITY, 2, INFINITY), 9, 3, 9, 7);
  }

  @Test
  void exponentialsThatOverflow() {
    assertResult("LogSumExp", numbers(1000 + Math.log(2)), 1000, 1000);
    assertResult("LogSumExp", numbers(-1000 + Math.log(2)), -1000, -1000);
    assertResult("LogSumExp", numbers(1000), -1000, 1000, -1000);
    assertWeighted("SumSoftMaxWeight", numbers(2), numbers(1000, 1000, -1000), 1, 3, 50);
  }

  @Test
  void logarithmsOfSumsThatAreNotPositive() {
    assertWeighted("LogSumExp", numbers(NAN), numbers(1, 1), 1, -2);
    assertWeighted("LogSumExp", numbers(-INFINITY), numbers(1, 1), 2, -2);
    assertWeighted("LogSumExp", numbers(-INFINITY), numbers(1, 1), 0, 0);
  }

  @Test
  void nanPropagatesIntoSums() {
    for (String name : List.of("Sum", "LogSumExp")) {
      assertResult(name, numbers(NAN), NAN);
      assertResult(name, numbers(NAN), 1, NAN);
      assertResult(name, numbers(NAN), NAN, 1);
      assertResult(name, numbers(NAN), -INFINITY, NAN, 1);
      assertResult(name, numbers(NAN), INFINITY, NAN);
    }
    assertResult("Max_SumShiftExp", numbers(2, NAN), 1, NAN, 2);
    assertWeighted("SumSoftMaxWeight", numbers(NAN), numbers(1, NAN, 2), 1, 1, 1);
    assertWeighted("SumSoftMaxWeight", numbers(NAN), numbers(1, 1, 2), 1, NAN, 1);
    assertWeighted("LogSumExpWeight", numbers(NAN), numbers(-INFINITY, 1), NAN, 1);
  }

  @Test
  void infiniteTermsOfSums() {
    assertResult("Sum", numbers(INFINITY), INFINITY, 1, 2, INFINITY);
    assertResult("Sum", numbers(-INFINITY), 1, -INFINITY, 2);
    assertResult("Sum", numbers(NAN), INFINITY, 1, -INFINITY);
    assertResult("Sum", numbers(INFINITY), Double.MAX_VALUE, Double.MAX_VALUE, 1);
  }

  @Test
  void infiniteWeights() {
    assertWeighted("LogSumExpWeight", numbers(INFINITY), numbers(1, 2), INFINITY, 1);
    assertWeighted("LogSumExpWeight", numbers(INFINITY), numbers(2, 1), 1, INFINITY);
    assertWeighted("SumSoftMaxWeight", numbers(-INFINITY), numbers(2, 1, 3), 1, -INFINITY, 1);
  }

  @Test
  void nanNeverWins() {
    assertResult("Min", numbers(1), NAN, 1, NAN, 2);
    assertResult("Max", numbers(2), NAN, 1, NAN, 2);
    assertResult("ArgMin", numbers(1), NAN, 1, NAN, 2);
    assertResult("ArgMax", numbers(3), NAN, 1, NAN, 2);
    assertResult("Min", numbers(INFINITY), NAN, NAN);
    assertResult("Max", numbers(-INFINITY), NAN, NAN);
    assertResult("ArgMin", numbers(0), NAN, NAN);
    assertSmallest(3, numbers(1, 2, INFINITY), numbers(1, 3, 0), NAN, 1, NAN, 2);
  }

  @Test
  void theLowestPositionWinsTies() {
    assertResult("ArgMin", numbers(1), 5, 3, 4, 3);
    assertResult("ArgMax", numbers(0), 5, 3, 5, 3);
    assertResult("ArgMin", numbers(0), 0.0, -0.0);
    assertResult("ArgMax", numbers(0), -0.0, 0.0);
    assertSmallest(3, numbers(3, 5, 5), numbers(3, 0, 1), 5, 5, 5, 3);
    assertSmallest(4, numbers(3, 3, 4, 5), numbers(1, 3, 2, 0), 5, 3, 4, 3);
  }

  @Test
  void infinitiesThatAreNoBetterThanNothing() {
    assertResult("ArgMin", numbers(0), INFINITY, INFINITY);
    assertResult("ArgMax", numbers(0), NAN, -INFINITY);
    assertResult("ArgMin", numbers(1), INFINITY, -INFINITY);
    assertSmallest(3, numbers(-INFINITY, 1, INFINITY), numbers(2, 1, 0), INFINITY, 1, -INFINITY);
  }

  @ParameterizedTest
  @EnumSource
  void aSumLosesNothingOfWholeNumbers(SumScheme scheme) {
    double large = 0x1p53;
    Numbers.requireEqual(
        scheme.word(),
        numbers(scheme == SumScheme.KAHAN ? large + 4 : large),
        run("Sum", scheme, 0, 0, List.of(numbers(large, 1, 1, 1, 1))).getFirst());
  }
}
