package io.github.quern.reduction;

import io.github.quern.formula.Formula;
import io.github.quern.interpret.Interpreter;
import io.github.quern.ir.Axis;
import io.github.quern.ir.ValueType;
import io.github.quern.lower.KernelRequest;
import io.github.quern.lower.Lowering;
import io.github.quern.testing.Numbers;
import io.github.quern.testing.StandardVariables;
import io.github.quern.text.FormulaParser;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** NaN, infinities, ties, huge values and nothing at all; see SEMANTICS.md. */
class SpecialNumbersTest {
  private static final double INF = Double.POSITIVE_INFINITY;
  private static final double NAN = Double.NaN;

  static Stream<Summation> summations() {
    return Stream.of(SumScheme.values())
        .flatMap(scheme ->
            Stream.of(
                new Summation(ValueType.REAL, scheme), new Summation(ValueType.DOUBLE, scheme)));
  }

  private static double[] numbers(double... numbers) {
    return numbers;
  }

  /** The results for numbers, each a column; with weights if there are any. */
  private static List<double[]> results(
      String name, Summation summation, int k, double[] values, double... weights) {
    FormulaParser parser = StandardVariables.parser(List.of("y = Vj(1)", "w = Vj(1)"));
    boolean weighted = name.endsWith("Weight") || weights.length > 0;
    List<Formula> formulas =
        weighted ? List.of(parser.parse("y"), parser.parse("w")) : List.of(parser.parse("y"));
    Reduction reduction =
        Reductions.find(name)
            .orElseThrow()
            .create(new ReductionDefinition.Request(1, weighted ? 1 : 0, k, summation));
    KernelRequest request =
        new KernelRequest(
            formulas,
            reduction,
            parser.arguments(),
            List.of(ValueType.REAL, ValueType.REAL),
            Axis.I,
            false);
    return new Interpreter(Lowering.lower(request), List.of(values, weights), values.length)
        .rows(0);
  }

  private static void check(
      String name, Summation summation, double[] expected, double[] values, double... weights) {
    Numbers.requireEqual(name, expected, results(name, summation, 0, values, weights).getFirst());
  }

  private static void check(String name, double[] expected, double... values) {
    check(name, new Summation(ValueType.REAL, SumScheme.BLOCK), expected, values);
  }

  private static void checkSmallest(
      int k, double[] expected, double[] positions, double... values) {
    Summation any = new Summation(ValueType.REAL, SumScheme.BLOCK);
    Numbers.requireEqual("KMin", expected, results("KMin", any, k, values).getFirst());
    Numbers.requireEqual("ArgKMin", positions, results("ArgKMin", any, k, values).getFirst());
    List<double[]> both = results("KMin_ArgKMin", any, k, values);
    Numbers.requireEqual("KMin_ArgKMin", expected, both.get(0));
    Numbers.requireEqual("KMin_ArgKMin", positions, both.get(1));
  }

  @ParameterizedTest
  @MethodSource("summations")
  void logSumExpOfInfinitiesAndNothing(Summation summation) {
    check("LogSumExp", summation, numbers(0), numbers(-INF, 0));
    check("LogSumExp", summation, numbers(5), numbers(-INF, -INF, 5, -INF));
    check("LogSumExp", summation, numbers(-INF), numbers(-INF, -INF));
    check("LogSumExp", summation, numbers(INF), numbers(INF, INF));
    check("LogSumExp", summation, numbers(INF), numbers(1, INF, 2, -INF));
    check("LogSumExp", summation, numbers(-INF), numbers());
  }

  @ParameterizedTest
  @MethodSource("summations")
  void nanPropagatesThroughLogSumExp(Summation summation) {
    check("LogSumExp", summation, numbers(NAN), numbers(NAN));
    check("LogSumExp", summation, numbers(NAN), numbers(NAN, 1000));
    check("LogSumExp", summation, numbers(NAN), numbers(1000, NAN, INF));
    check("LogSumExp", summation, numbers(NAN), numbers(0, 0), NAN, 1);
  }

  @ParameterizedTest
  @MethodSource("summations")
  void logSumExpOfHugeValuesDoesNotOverflow(Summation summation) {
    check("LogSumExp", summation, numbers(1000 + Math.log(2)), numbers(1000, 1000));
    check("LogSumExp", summation, numbers(-1000 + Math.log(2)), numbers(-1000, -1000));
    check("LogSumExp", summation, numbers(1000), numbers(-1000, 1000, -1000));
  }

  @ParameterizedTest
  @MethodSource("summations")
  void theLogarithmOfWeightedSums(Summation summation) {
    check("LogSumExp", summation, numbers(NAN), numbers(0, 0), -2, 1);
    check("LogSumExp", summation, numbers(-INF), numbers(0, 0), -1, 1);
    check("LogSumExpWeight", summation, numbers(Math.log(5)), numbers(0, 0), 3, 2);
    check("LogSumExpWeight", summation, numbers(-INF), numbers());
  }

  @ParameterizedTest
  @MethodSource("summations")
  void meansOfNothingAndOfHugeValues(Summation summation) {
    check("SumSoftMaxWeight", summation, numbers(NAN), numbers());
    check("SumSoftMaxWeight", summation, numbers(NAN), numbers(-INF, -INF), 1, 2);
    check("SumSoftMaxWeight", summation, numbers(NAN), numbers(NAN, 0), 1, 2);
    check("SumSoftMaxWeight", summation, numbers(2), numbers(1000, 1000), 1, 3);
    check("SumSoftMaxWeight", summation, numbers(3), numbers(-INF, -1000), 1, 3);
  }

  @ParameterizedTest
  @MethodSource("summations")
  void maximumAndShiftedSum(Summation summation) {
    check("Max_SumShiftExp", summation, numbers(-INF, 0), numbers());
    check("Max_SumShiftExpWeight", summation, numbers(-INF, 0), numbers());
    check("Max_SumShiftExp", summation, numbers(-INF, 0), numbers(-INF, -INF));
    check("Max_SumShiftExp", summation, numbers(1000, 2), numbers(1000, -1000, 1000));
    check("Max_SumShiftExp", summation, numbers(7, NAN), numbers(NAN, 7));
    check("Max_SumShiftExpWeight", summation, numbers(1000, -1), numbers(1000, 1000), 2, -3);
  }

  @ParameterizedTest
  @MethodSource("summations")
  void sumsFollowIeeeRules(Summation summation) {
    check("Sum", summation, numbers(0), numbers());
    check("Sum", summation, numbers(INF), numbers(1, INF, 2, 3));
    check("Sum", summation, numbers(-INF), numbers(-INF, 1, -INF, 2));
    check("Sum", summation, numbers(NAN), numbers(INF, 1, -INF));
    check("Sum", summation, numbers(NAN), numbers(1, NAN, 1));
    double large = Double.MAX_VALUE;
    check("Sum", summation, numbers(INF), numbers(large, large, 1, -large));
  }

  @Test
  void kahansSchemeKeepsWhatDirectSumsLose() {
    double[] terms = numbers(1, 0x1p-53, 0x1p-53, 0x1p-53, 0x1p-53);
    Summation kahan = new Summation(ValueType.REAL, SumScheme.KAHAN);
    check("Sum", kahan, numbers(1 + 0x1p-51), terms);
    check("Sum", new Summation(ValueType.REAL, SumScheme.DIRECT), numbers(1), terms);
  }

  @Test
  void ofEqualValuesTheFirstWins() {
    check("ArgMin", numbers(1), 3, 1, 1, 2, 1);
    check("ArgMax", numbers(0), 3, 1, 3);
    check("ArgMin", numbers(0), 0.0, -0.0);
    check("ArgMin", numbers(1), 3, -INF, -INF);
    check("ArgMax", numbers(1), 3, INF, INF);
  }

  @Test
  void nanNeverWins() {
    check("Min", numbers(1), NAN, 1, NAN, 2);
    check("Max", numbers(2), NAN, 1, NAN, 2);
    check("ArgMin", numbers(1), NAN, 1, NAN, 2);
    check("ArgMax", numbers(3), NAN, 1, NAN, 2);
    check("Min", numbers(INF), NAN, NAN);
    check("Max", numbers(-INF), NAN, NAN);
    check("ArgMin", numbers(0), NAN, NAN);
    check("ArgMax", numbers(0), NAN, NAN);
  }

  @Test
  void extremaOfNothing() {
    check("Min", numbers(INF));
    check("Max", numbers(-INF));
    check("ArgMin", numbers(0));
    check("ArgMax", numbers(0));
  }

  @Test
  void whereNothingBeatsTheInfinityToStartFromThePositionIsZero() {
    check("ArgMin", numbers(0), NAN, INF);
    check("ArgMax", numbers(0), NAN, -INF);
  }

  @Test
  void smallestValuesWithTies() {
    checkSmallest(3, numbers(1, 1, 2), numbers(1, 3, 2), 3, 1, 2, 1, 2);
    checkSmallest(2, numbers(1, 1), numbers(0, 1), 1, 1, 1, 1);
    checkSmallest(2, numbers(-INF, 0), numbers(1, 0), 0, -INF);
  }

  @Test
  void missingSmallestValuesAreInfinityAtZero() {
    checkSmallest(3, numbers(4, INF, INF), numbers(0, 0, 0), 4);
    checkSmallest(2, numbers(INF, INF), numbers(0, 0));
    checkSmallest(3, numbers(1, 2, INF), numbers(3, 1, 0), NAN, 2, NAN, 1, INF);
  }
}
