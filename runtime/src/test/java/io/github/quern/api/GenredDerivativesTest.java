package io.github.quern.api;

import static io.github.quern.dsl.Terms.exp;
import static io.github.quern.dsl.Terms.sqDist;
import static io.github.quern.dsl.Terms.vi;
import static io.github.quern.dsl.Terms.vj;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.contract.BackendContract;
import io.github.quern.contract.Derivation;
import io.github.quern.contract.Differences;
import io.github.quern.data.DType;
import io.github.quern.data.Shape;
import io.github.quern.data.Tensor;
import io.github.quern.dsl.Term;
import io.github.quern.formula.FormulaException;
import io.github.quern.formula.Variable;
import io.github.quern.testing.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What users do with derivatives; that they are right on every tier is in DerivativeContract. */
class GenredDerivativesTest {
  private static final CallOptions SCALAR = CallOptions.DEFAULT.withBackend("scalar");

  private static Genred gaussian(String reduction) {
    return Genred.of("-G*SqDist(X,Y)")
        .aliases("G = Pm(1)", "X = Vi(3)", "Y = Vj(3)")
        .reductionOp(reduction)
        .axis(1)
        .build();
  }

  private static final Genred SUM =
      Genred.of("Exp(-G*SqDist(X,Y))*B")
          .aliases("G = Pm(1)", "X = Vi(3)", "Y = Vj(3)", "B = Vj(2)")
          .axis(1)
          .build();

  private static Tensor[] arguments(Genred genred, DType dtype) {
    return io.github.quern.contract.Tensors.random(genred.arguments(), 6, 9, dtype, 7);
  }

  private static Tensor[] with(Tensor[] arguments, Tensor... more) {
    List<Tensor> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of(more));
    return all.toArray(Tensor[]::new);
  }

  /** The second derivative of a LogSumExp in one direction, as a gradient of a gradient. */
  @Test
  void theHessianVectorProductOfLogSumExpAgreesWithDifferences() {
    Genred gradient = gaussian("LogSumExp").gradient("X");
    Genred hessian = gradient.gradient("X");
    Tensor[] arguments = arguments(gradient, DType.FLOAT64);
    Tensor direction = Derivation.random(List.of(6L, 3L), DType.FLOAT64, 9);
    double[] expected =
        Differences.gradient(gradient, SCALAR, List.of(arguments), List.of(direction), 1);
    double[] product = hessian.call(SCALAR, with(arguments, direction)).toDoubleArray();
    // Differences of fourth order are exact to about 1e-10 here.
    Numbers.requireAgreement("Hessian-vector product", expected, product, 1e-9, 1e-9);
    // Forward over reverse gives the same, since the Hessian matrix is symmetric.
    double[] forward =
        gradient.differential("X").call(SCALAR, with(arguments, direction)).toDoubleArray();
    Numbers.requireAgreement("forward over reverse", product, forward, 1e-12, 1e-12);
    assertTrue(Arrays.stream(product).map(Math::abs).max().orElse(0) > 0.1, "not all zero");
  }

  @Test
  void argumentsAndResultsSayWhatTheyAre() {
    Genred gradient = SUM.valueAndGradient("X", "G");
    assertEquals(
        List.of("G", "X", "Y", "B", "e"),
        gradient.arguments().stream().map(Variable::label).toList());
    assertEquals(List.of("Sum", "gradient in X", "gradient in G"), gradient.results());
    assertEquals(
        "gradient in X, G of Sum over j of (Exp((Minus(G)*SqNorm2((X-Y))))*B)",
        gradient.toString());
    assertEquals(
        List.of("G", "X", "Y", "B", "e", "e2"),
        SUM.gradient("X").gradient("e").arguments().stream().map(Variable::label).toList());
    assertEquals(List.of("derivative of Sum"), SUM.differential("X", "B").results());
    assertEquals(
        List.of("G", "X", "Y", "B", "u", "u2"),
        SUM.differential("X", "B").arguments().stream().map(Variable::label).toList());
  }

  @Test
  void theShapesOfResultsAreKnownBeforeACall() {
    Genred gradient = gaussian("LogSumExp").valueAndGradient("Y", "G");
    Tensor[] arguments = arguments(gradient, DType.FLOAT64);
    assertEquals(List.of(Shape.of(6, 1), Shape.of(9, 3), Shape.of(1)), gradient.shapes(arguments));
    assertEquals(
        gradient.callAll(SCALAR, arguments).stream().map(Tensor::shape).toList(),
        gradient.shapes(arguments));
  }

  @Test
  void variablesOfJavaFormulasAreNamedByTheirTerms() {
    Term x = vi(3);
    Term y = vj(3);
    Genred java = Genred.of(exp(sqDist(x, y).negate()), x, y).axis(1).build();
    Genred text = Genred.of("Exp(-SqDist(X,Y))").aliases("X = Vi(3)", "Y = Vj(3)").axis(1).build();
    Tensor[] arguments = arguments(text.gradient("Y"), DType.FLOAT64);
    BackendContract.assertSameBits(
        text.gradient("Y").call(SCALAR, arguments), java.gradient(y).call(SCALAR, arguments));
    BackendContract.assertSameBits(
        text.gradient("Y").gradient("X").call(SCALAR, with(arguments, arguments[1])),
        java.gradient(y).gradient(x).call(SCALAR, with(arguments, arguments[1])));
    assertEquals(
        "The term Vi(3) is no argument; there are Var(0,3,0), Var(1,3,1).",
        assertThrows(IllegalArgumentException.class, () -> java.gradient(vi(3))).getMessage());
  }

  @Test
  void theGradientOfAParameterIsSummedOverAllPairs() {
    Genred gradient = SUM.gradient("G");
    Tensor[] arguments = arguments(gradient, DType.FLOAT64);
    Tensor result = gradient.call(SCALAR, arguments);
    assertEquals(Shape.of(1), result.shape());
    // Raw, as KeOps gives it: a row for each i.
    Genred raw =
        Genred.of("Grad(Exp(-G*SqDist(X,Y))*B,G,e)")
            .aliases("G = Pm(1)", "X = Vi(3)", "Y = Vj(3)", "B = Vj(2)", "e = Vi(2)")
            .axis(1)
            .build();
    double sum = Arrays.stream(raw.call(SCALAR, arguments).toDoubleArray()).sum();
    assertEquals(sum, result.get(0), 1e-13);
  }

  @ParameterizedTest
  @CsvSource({"ArgMin, 0", "ArgMax, 0", "ArgKMin, 3"})
  void indicesHaveGradientZero(String reduction, int k) {
    GenredBuilder builder =
        Genred.of("SqDist(X,Y)").aliases("X = Vi(3)", "Y = Vj(3)").reductionOp(reduction).axis(1);
    Genred genred = (k > 0 ? builder.optArg(k) : builder).build();
    for (String variable : List.of("X", "Y")) {
      Genred gradient = genred.gradient(variable);
      Tensor result = gradient.call(SCALAR, arguments(gradient, DType.FLOAT64));
      assertEquals(Shape.of(variable.equals("X") ? 6 : 9, 3), result.shape());
      assertArrayEquals(new double[(int) result.count()], result.toDoubleArray());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Min", "Max", "Min_ArgMin", "Max_ArgMax", "KMin", "KMin_ArgKMin"})
  void theOtherReductionsSayThatTheyHaveNone(String reduction) {
    GenredBuilder builder =
        Genred.of("SqDist(X,Y)").aliases("X = Vi(3)", "Y = Vj(3)").reductionOp(reduction).axis(1);
    Genred genred = (reduction.startsWith("K") ? builder.optArg(2) : builder).build();
    assertTrue(
        String.valueOf(
                assertThrows(IllegalArgumentException.class, () -> genred.gradient("X"))
                    .getMessage())
            .startsWith(reduction + " has no derivative here, as in KeOps."));
  }

  @Test
  void ofMaximumAndSumOnlyTheSumIsDifferentiated() {
    Genred pair = gaussian("Max_SumShiftExp").gradient("X");
    Tensor[] arguments = arguments(gaussian("Sum"), DType.FLOAT64);
    Tensor state = gaussian("Max_SumShiftExp").call(SCALAR, arguments);
    double[] incoming = new double[12];
    double[] maximum = new double[6];
    double[] ofSum = new double[6];
    for (int row = 0; row < 6; row++) {
      incoming[2 * row] = 100;
      ofSum[row] = row + 1.0;
      incoming[2 * row + 1] = ofSum[row];
      maximum[row] = state.get(row, 0);
    }
    Genred shifted =
        Genred.of("Grad(Exp(-G*SqDist(X,Y)-m),X,e)")
            .aliases("G = Pm(1)", "X = Vi(3)", "Y = Vj(3)", "m = Vi(1)", "e = Vi(1)")
            .axis(1)
            .build();
    Numbers.requireAgreement(
        "gradient",
        shifted
            .call(SCALAR, with(arguments, Tensor.of(maximum, 6, 1), Tensor.of(ofSum, 6, 1)))
            .toDoubleArray(),
        pair.call(SCALAR, with(arguments, Tensor.of(incoming, 6, 2))).toDoubleArray(),
        1e-13,
        1e-13);
  }

  @Test
  void gradientsOfHugeExponentsDoNotOverflow() {
    // exp(±1000) overflows and underflows; the gradient of LogSumExp is a mean of gradients.
    Genred gradient =
        Genred.of("(X|Y)")
            .aliases("X = Vi(1)", "Y = Vj(1)")
            .reductionOp("LogSumExp")
            .axis(1)
            .build()
            .gradient("X");
    Tensor result =
        gradient.call(
            SCALAR,
            Tensor.of(new double[] {1000, -1000}, 2, 1),
            Tensor.of(new double[] {1, 1, -1}, 3, 1),
            Tensor.of(new double[] {1, 1}, 2, 1));
    assertArrayEquals(new double[] {1, -1}, result.toDoubleArray());
  }

  @Test
  void halfPrecisionIsForStorageOnly() {
    Genred genred = gaussian("LogSumExp").gradient("X");
    Tensor[] halves = arguments(genred, DType.FLOAT16);
    Tensor[] singles =
        Arrays.stream(halves).map(tensor -> tensor.cast(DType.FLOAT32)).toArray(Tensor[]::new);
    BackendContract.assertSameBits(
        genred.call(SCALAR, singles).cast(DType.FLOAT16), genred.call(SCALAR, halves));
  }

  @Test
  void resultsGoWhereTheCallerWantsThem() {
    Genred genred = gaussian("LogSumExp").valueAndGradient("X", "G");
    Tensor[] arguments = arguments(genred, DType.FLOAT64);
    List<Tensor> expected = genred.callAll(SCALAR, arguments);
    Tensor value = Tensor.zeros(DType.FLOAT64, Shape.of(6, 1));
    Tensor x = Tensor.zeros(DType.FLOAT64, Shape.of(6, 3));
    Tensor g = Tensor.zeros(DType.FLOAT64, Shape.of(1));
    List<Tensor> results = genred.callAll(SCALAR.withOut(value, x, g), arguments);
    for (int number = 0; number < 3; number++) {
      BackendContract.assertSameBits(expected.get(number), results.get(number));
    }
    assertSame(x, results.get(1));
  }

  @Test
  void progressGoesFromNothingToAllPairs() {
    List<Long> done = new ArrayList<>();
    Genred genred = gaussian("LogSumExp").gradient("Y");
    genred.call(
        SCALAR.withProgress((pairs, total) -> {
          // Two passes over 54 pairs: one for the maximum and the sum, one for the gradient.
          assertEquals(108, total);
          done.add(pairs);
        }),
        arguments(genred, DType.FLOAT64));
    assertEquals(108, done.getLast());
  }

  @Test
  void noRowsAndNoColumnsGiveZeros() {
    Genred genred = gaussian("LogSumExp").gradient("G", "X", "Y");
    List<Tensor> results =
        genred.callAll(
            SCALAR,
            Tensor.of(new double[] {1}, 1),
            Tensor.of(new double[6], 2, 3),
            Tensor.of(new double[0], 0, 3),
            Tensor.of(new double[] {1, 1}, 2, 1));
    assertArrayEquals(new double[1], results.get(0).toDoubleArray());
    assertArrayEquals(new double[6], results.get(1).toDoubleArray());
    assertEquals(Shape.of(0, 3), results.get(2).shape());
  }

  @Test
  void wrongNamesAreRefused() {
    assertEquals(
        "There is no argument 'Z'; there are G, X, Y, B.",
        assertThrows(IllegalArgumentException.class, () -> SUM.gradient("Z")).getMessage());
    assertEquals(
        "The argument X is named twice.",
        assertThrows(IllegalArgumentException.class, () -> SUM.gradient("X", "X")).getMessage());
    assertEquals(
        "Name at least one argument to differentiate in.",
        assertThrows(IllegalArgumentException.class, () -> SUM.gradient(new String[0]))
            .getMessage());
  }

  @Test
  void operatorsWithoutDerivativeAreNamed() {
    Genred genred =
        Genred.of("Sum(SoftDTW_Alignment(X,Y,G))")
            .aliases("G = Pm(1)", "X = Vi(3)", "Y = Vj(3)")
            .axis(1)
            .build();
    String message =
        String.valueOf(
            assertThrows(FormulaException.class, () -> genred.gradient("X")).getMessage());
    assertTrue(message.startsWith("SoftDTW_Alignment has no derivative"), message);
  }

  @Test
  void softDtwIsDifferentiatedOnce() {
    Genred gradient =
        Genred.of("SoftDTW_SqDist(X,Y,G)")
            .aliases("G = Pm(1)", "X = Vi(2)", "Y = Vj(2)")
            .axis(1)
            .build()
            .gradient("X");
    List<String> message =
        String.valueOf(
                assertThrows(FormulaException.class, () -> gradient.differential("Y")).getMessage())
            .lines()
            .toList();
    assertEquals(
        "SoftDTW_Alignment has no derivative: it is part of the gradient of SoftDTW_SqDist, of"
            + " which there is no second one, as in KeOps.",
        message.get(0));
    String place = "SoftDTW_Alignment(X,Y,G)";
    assertEquals(
        " ".repeat(message.get(1).indexOf(place)) + "^".repeat(place.length()), message.get(2));
  }

  @Test
  void theIncomingGradientIsCheckedLikeAnyArgument() {
    Tensor[] arguments = arguments(SUM, DType.FLOAT64);
    assertEquals(
        "Argument 4, e = Vi(2), needs an array of shape (M, 2), but got (6, 3).",
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    SUM.gradient("X")
                        .call(SCALAR, with(arguments, Tensor.of(new double[18], 6, 3))))
            .getMessage());
  }

  @Test
  void sumsOverTheSameIndexShareAKernel() {
    // The value and the gradients in X and G are sums over j, those in Y and B over i.
    assertEquals(1, kernels(SUM.valueAndGradient("X", "G")));
    assertEquals(2, kernels(SUM.valueAndGradient("X", "Y", "B", "G")));
    // The state comes first; then the gradients, and the value, which each row has alone.
    assertEquals(3, kernels(gaussian("LogSumExp").valueAndGradient("X", "G")));
    assertEquals(
        "gradient in X of Max_SumShiftExp over j of X runs 2 kernels; use explainAll.",
        assertThrows(
                IllegalStateException.class,
                () ->
                    Genred.of("X")
                        .aliases("X = Vi(1)")
                        .reductionOp("Max_SumShiftExp")
                        .axis(1)
                        .build()
                        .gradient("X")
                        .explain(SCALAR, DType.FLOAT32))
            .getMessage());
  }

  private static int kernels(Genred genred) {
    return genred.explainAll(SCALAR, DType.FLOAT32).size();
  }

  /** The operations for one pair: arithmetic and elementary functions alike. */
  private static int operations(Genred genred) {
    int sum = 0;
    for (Explanation kernel : genred.explainAll(SCALAR, DType.FLOAT32)) {
      Matcher counts =
          Pattern.compile("(\\d+) arithmetic operations, (\\d+) elementary functions, .*")
              .matcher(kernel.operations());
      assertTrue(counts.matches(), kernel.operations());
      sum += Integer.parseInt(counts.group(1)) + Integer.parseInt(counts.group(2));
    }
    return sum;
  }

  /** Derivatives cost a small multiple of the values, since common terms are computed once. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Exp(-G*SqDist(X,Y))*B; X; 2.0",
        "Exp(-G*SqDist(X,Y))*B; Y; 2.0",
        "Exp(-G*SqDist(X,Y))*B; B; 1.2",
        "Exp(-G*SqDist(X,Y))*B; G; 1.5",
        "Exp(-Norm2(X-Y))*B; X; 2.2",
        "Inv(1+SqDist(X,Y))*B; X; 2.0",
      })
  void aGradientCostsASmallMultipleOfTheSum(String formula, String variable, double bound) {
    Genred sum =
        Genred.of(formula)
            .aliases("G = Pm(1)", "X = Vi(3)", "Y = Vj(3)", "B = Vj(2)")
            .axis(1)
            .build();
    int forward = operations(sum);
    int backward = operations(sum.gradient(variable));
    System.out.println(
        formula
            + ": "
            + forward
            + " operations per pair, gradient in "
            + variable
            + ": "
            + backward);
    assertTrue(backward <= bound * forward, () -> backward + " operations for " + forward);
    int second = operations(sum.gradient(variable).gradient("X"));
    assertTrue(second <= 4 * forward, () -> second + " operations for " + forward);
  }
}
