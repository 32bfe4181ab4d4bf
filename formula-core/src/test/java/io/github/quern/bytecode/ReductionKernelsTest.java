package io.github.quern.bytecode;

import static io.github.quern.reduction.PlainReduction.requireResults;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.ir.Precision;
import io.github.quern.ir.ValueType;
import io.github.quern.reduction.ReductionCase;
import io.github.quern.reduction.ReductionCase.Mood;
import io.github.quern.reduction.ReductionDefinition.Request;
import io.github.quern.reduction.Reductions;
import io.github.quern.reduction.SumScheme;
import io.github.quern.reduction.Summation;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every reduction as emitted code, in tiles, in both precisions. */
class ReductionKernelsTest {
  private static final int TILE = 4;

  static List<ReductionCase> cases() {
    return ReductionCase.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void doublePrecisionGivesWhatPlainLoopsGive(ReductionCase reduction) {
    // As for the interpreter: roundings to 1.1e-16 with room for large exponents.
    check(reduction, Precision.FLOAT64, Arrays.asList(Mood.values()), 1e-12);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void singlePrecisionIsAsCloseAsItsRounding(ReductionCase reduction) {
    // A few roundings to 6e-8 of each of 13 terms, and exponents that are exact to 1e-7.
    check(
        reduction,
        Precision.FLOAT32,
        List.of(Mood.ORDINARY, Mood.TIES, Mood.SPECIAL, Mood.NAN, Mood.INFINITY),
        5e-6);
  }

  private static void check(
      ReductionCase reduction, Precision precision, List<Mood> moods, double rounding) {
    TestKernel kernel = new TestKernel(reduction.program(), precision, TILE);
    for (Mood mood : moods) {
      for (int columns : List.of(0, 1, TILE, 13)) {
        List<double[]> inputs = reduction.inputs(mood, columns, 17);
        requireResults(
            reduction + ", " + columns + " columns, " + mood,
            reduction.expected(inputs, columns),
            kernel.runAll(inputs, 1, columns),
            rounding);
      }
    }
  }

  /** The sum of 1 and a million times 1e-8, in single precision. */
  private static double longSum(ValueType type, SumScheme scheme) {
    ReductionCase reduction =
        new ReductionCase(
            Reductions.find("Sum").orElseThrow(),
            new Request(1, 0, 0, new Summation(type, scheme)));
    double[] terms = new double[1_000_001];
    Arrays.fill(terms, 1e-8);
    terms[0] = 1;
    return new TestKernel(reduction.program(), Precision.FLOAT32, 128)
        .run(List.of(terms), 1, terms.length)[0];
  }

  @Test
  void termsThatAreTooSmallForADirectSumAreLost() {
    assertEquals(1, longSum(ValueType.REAL, SumScheme.DIRECT));
  }

  @Test
  void aSumByTilesKeepsMostOfThem() {
    // 128 terms are 1.28e-6, about ten times the distance of floats at 1.
    assertEquals(1.01, longSum(ValueType.REAL, SumScheme.BLOCK), 1e-3);
  }

  @ParameterizedTest
  @CsvSource({"REAL, KAHAN", "DOUBLE, DIRECT", "DOUBLE, BLOCK", "DOUBLE, KAHAN"})
  void compensatedAndWideSumsAreRoundedOnce(ValueType type, SumScheme scheme) {
    double term = (float) 1e-8;
    assertEquals((float) (1 + 1_000_000 * term), longSum(type, scheme), Math.ulp(1f));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void onlyWideSumsUseDoublePrecision(ReductionCase reduction) {
    assertEquals(
        reduction.request().summation().type() == ValueType.DOUBLE,
        reduction.program().uses(ValueType.DOUBLE));
  }
}
