package io.github.quern.fuzz.formulas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.api.Genred;
import io.github.quern.contract.Tensors;
import io.github.quern.data.DType;
import io.github.quern.data.Tensor;
import io.github.quern.formula.Category;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Span;
import io.github.quern.formula.Variable;
import io.github.quern.reduction.Reductions;
import io.github.quern.testing.StandardVariables;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What is accepted as rounding, and what is not. */
class ExpectationTest {
  private static final Tiers TIERS = Tiers.open(0);

  @AfterAll
  static void close() {
    TIERS.close();
  }

  private static FormulaCase call(String formula, DType dtype) {
    return call(formula, "Sum", dtype, NumberKind.MODERATE);
  }

  private static FormulaCase call(
      String formula, String reduction, DType dtype, NumberKind numbers) {
    List<Variable> variables =
        List.of(
            new Variable(0, 1, Category.VI, "x", Span.NONE),
            new Variable(1, 1, Category.VJ, "y", Span.NONE));
    Formula parsed = StandardVariables.parser(List.of("x = Vi(1)", "y = Vj(1)")).parse(formula);
    return new FormulaCase(
        7,
        variables,
        parsed,
        Optional.empty(),
        new Reducing(Reductions.find(reduction).orElseThrow(), 0, 1, "auto", false, true),
        Optional.empty(),
        Optional.empty(),
        new Layout(6, 5, dtype, numbers, -1, false, false));
  }

  private static Expectation expectation(FormulaCase call) {
    Tensor[] arguments = call.arguments(TIERS.plain());
    return new Expectation(call, call.genred(TIERS.plain()), arguments);
  }

  /** The tier's results, one entry of them multiplied. */
  private static List<Tensor> results(FormulaCase call, double factor) {
    Genred genred = call.genred(TIERS.plain());
    Tensor result =
        genred.call(call.options().withBackend("scalar"), call.arguments(TIERS.plain()));
    double[] entries = result.toDoubleArray();
    entries[3] *= factor;
    long[] shape = result.shape().sizes().stream().mapToLong(Long::longValue).toArray();
    return List.of(Tensor.of(entries, shape).cast(result.dtype()));
  }

  @Test
  void anErrorOfManyRoundingsIsFound() {
    for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64)) {
      FormulaCase call = call("Exp(-Square(x-y))", dtype);
      // A sum of five terms: a few hundred roundings at the most are allowed.
      double error = dtype == DType.FLOAT32 ? 1e-4 : 1e-12;
      assertEquals(Optional.empty(), expectation(call).mismatch(results(call, 1)));
      assertTrue(expectation(call).mismatch(results(call, 1 + error)).isPresent(), dtype::label);
      assertTrue(expectation(call).mismatch(results(call, Double.NaN)).isPresent(), dtype::label);
    }
  }

  @Test
  void whatCancellationMagnifiesIsAllowed() {
    FormulaCase call = call("((x+10000)-10000)+0*y", DType.FLOAT32);
    assertEquals(Optional.empty(), expectation(call).mismatch(results(call, 1)));
    // One rounding of 10000 is 1e-3 of numbers around 1.
    assertEquals(Optional.empty(), expectation(call).mismatch(results(call, 1 + 2e-4)));
    assertTrue(expectation(call).mismatch(results(call, 2)).isPresent());
  }

  @Test
  void bothSidesOfAJumpAreAllowedWhereRoundingDecides() {
    FormulaCase call = call("Floor(x*3/3-x)+0*y", DType.FLOAT32);
    Expectation expectation = expectation(call);
    assertTrue(expectation.narrow() < expectation.entries());
    assertEquals(Optional.empty(), expectation.mismatch(results(call, 1)));
  }

  /** Floats around 3e8 are 32 apart, so that all differences are 0 in plain rounding. */
  private static final String ABSORBED = "(x+100000000)*3-(y+100000000)*3";

  @Test
  void columnsThatPlainRoundingMakesEqualAreAllowed() {
    FormulaCase few = call(ABSORBED, "Max_SumShiftExp", DType.FLOAT32, NumberKind.MODERATE);
    FormulaCase call = few.with(few.layout().withSizes(6, 40));
    List<Tensor> results =
        call.genred(TIERS.plain())
            .callAll(call.options().withBackend("scalar"), call.arguments(TIERS.plain()));
    // Numbers that are changed at random are equal in a few of the columns at most.
    assertEquals(40, results.getLast().at(results.getLast().count() - 1));
    assertEquals(Optional.empty(), expectation(call).mismatch(results));
  }

  @Test
  void onlyInfinitiesOfASignThatRoundingGivesAreAllowed() {
    FormulaCase call = call("Inv(Square(" + ABSORBED + "))", DType.FLOAT32);
    assertEquals(Double.POSITIVE_INFINITY, results(call, 1).getFirst().at(3));
    assertEquals(Optional.empty(), expectation(call).mismatch(results(call, 1)));
    assertTrue(expectation(call).mismatch(results(call, -1)).isPresent());
  }

  @Test
  void columnsMayBeSummedInAnyGroups() {
    FormulaCase call = call("x+y", DType.FLOAT32);
    Tensor x = Tensors.of(DType.FLOAT32, new double[6], 6, 1);
    Tensor y = Tensors.of(DType.FLOAT32, new double[] {1e30, 1, -1e30, 1, 0}, 5, 1);
    Expectation expectation =
        new Expectation(call, call.genred(TIERS.plain()), new Tensor[] {x, y});
    for (float sum : new float[] {0, 1}) {
      assertEquals(Optional.empty(), expectation.mismatch(List.of(sums(sum))));
    }
    // Allowed is the range of what was seen, and as much on either side.
    assertTrue(expectation.mismatch(List.of(sums(2.1f))).isPresent());
  }

  private static Tensor sums(float sum) {
    float[] sums = new float[6];
    Arrays.fill(sums, sum);
    return Tensor.of(sums, 6, 1);
  }

  @Test
  void positionsOfExactTiesAreDefinite() {
    FormulaCase call = call("x*y", "ArgMin", DType.FLOAT32, NumberKind.WHOLE);
    Expectation expectation = expectation(call);
    assertEquals(expectation.entries(), expectation.narrow());
    Genred genred = call.genred(TIERS.plain());
    Tensor right = genred.call(call.options().withBackend("scalar"), call.arguments(TIERS.plain()));
    long[] wrong = right.toLongArray();
    wrong[2] = (wrong[2] + 1) % 5;
    assertEquals(Optional.empty(), expectation.mismatch(List.of(right)));
    assertTrue(expectation.mismatch(List.of(Tensor.of(wrong, 6, 1))).isPresent());
  }

  @Test
  void aFaultyTierIsFoundAndItsCallMadeSmall() {
    FormulaCase call = call("Exp(x)*Sin(y)+Cosh(x*y)", "Sum", DType.FLOAT64, NumberKind.MODERATE);
    // As if whatever calls Cosh were wrong.
    FormulaCase smallest =
        CaseShrinker.shrink(call, candidate -> candidate.formula().toString().contains("Cosh"));
    assertTrue(smallest.formula().toString().matches("Cosh\\([xy]\\)"), smallest::toString);
    assertEquals(0, smallest.layout().m() + smallest.layout().n());
    assertFalse(smallest.equals(call));
  }
}
