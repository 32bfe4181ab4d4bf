package io.github.quern.derivative;

import io.github.quern.formula.Category;
import io.github.quern.formula.Span;
import io.github.quern.formula.Variable;
import io.github.quern.testing.Evaluation;
import io.github.quern.testing.Numbers;
import io.github.quern.testing.StandardVariables;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gradients where there is none in the strict sense: at kinks, ties and removable poles. */
class ConventionsTest {
  /** The gradient at f, contracted with e = 1, is exactly the expected vector. */
  private static void assertGradient(String formula, double[] expected, double... f) {
    var parser = StandardVariables.parser(List.of("f = Vi(" + f.length + ")"));
    var parsed = parser.parse(formula);
    var e = new Variable(1, parsed.dimension(), Category.PM, "e", Span.NONE);
    var gradient = Gradient.of(parsed, parser.arguments().getFirst(), e);
    double[] ones = new double[parsed.dimension()];
    Arrays.fill(ones, 1);
    Numbers.requireEqual(
        "gradient of " + formula + " at " + Arrays.toString(f),
        expected,
        Evaluation.atFirstPair(
            gradient, List.of(parser.arguments().getFirst(), e), List.of(f, ones)));
  }

  @ParameterizedTest
  @CsvSource({
    "Sqrt(f), 0, 0",
    "Rsqrt(f), 0, 0",
    "Norm2(f), 0, 0",
    "Normalize(f), 0, 0",
    "Abs(f), 0, 0",
    "ReLU(f), 0, 1",
    "SinXDivX(f), 0, 0",
    "f**0, 0, 0",
    "f**1, 0, 1",
    "f**2, 0, 0",
    "Acos(f), 1, 0",
    "Asin(f), -1, 0",
    "'Hypot(f,0)', 0, 0",
    "Tanh(f), 1000, 0",
    "Sigmoid(f), 1000, 0",
    "Sigmoid(f), -1000, 0",
    "Softplus(f), 1000, 1",
    "Erf(f), 1000, 0",
  })
  void atKinksAndPoles(String formula, double f, double expected) {
    assertGradient(formula, new double[] {expected}, f);
  }

  @ParameterizedTest
  @CsvSource({"-1.5, 0", "-1, 1", "0, 1", "1, 1", "1.5, 0"})
  void clampIntPassesTheGradientBetweenItsBoundsAndAtThem(double f, double expected) {
    assertGradient("ClampInt(f,-1,1)", new double[] {expected}, f);
  }

  @ParameterizedTest
  @CsvSource({
    "-1.5, 0, 1, 0",
    "-1, 1, 0, 0",
    "0, 1, 0, 0",
    "1, 1, 0, 0",
    "1.5, 0, 0, 1",
  })
  void clampPassesTheGradientToTheOperandThatGivesTheValue(
      double f, double toValue, double toLower, double toUpper) {
    assertGradient(
        "Clamp(Elem(f,0),Elem(f,1),Elem(f,2))", new double[] {toValue, toLower, toUpper}, f, -1, 1);
  }

  @ParameterizedTest
  @CsvSource({"-1, 0, 3", "0, 2, 0", "1, 2, 0"})
  void ifElsePassesTheGradientToTheChosenBranchOnly(double f, double toFirst, double toSecond) {
    assertGradient(
        "IfElse(Elem(f,0),2*Elem(f,1),3*Elem(f,2))", new double[] {0, toFirst, toSecond}, f, 5, 7);
  }

  @Test
  void theFirstOfEqualComponentsTakesTheWholeGradient() {
    assertGradient("Max(f)", new double[] {0, 1, 0, 0}, 1, 3, 3, 1);
    assertGradient("Min(f)", new double[] {1, 0, 0, 0}, 1, 3, 3, 1);
  }

  @Test
  void modIsDifferentiatedInValueAndModulusOnly() {
    assertGradient("Mod(Elem(f,0),Elem(f,1),Elem(f,2))", new double[] {1, -2, 0}, 5.5, 2, 0.5);
  }

  @Test
  void norm2OfTheZeroVectorHasAZeroGradient() {
    assertGradient("Norm2(f)", new double[3], 0, 0, 0);
  }

  @Test
  void branchesOfIfElseMayMixComponents() {
    // (f0 + f1) f0 is the first component, 0 the second.
    assertGradient("IfElse(f, Sum(f)*f, 0*f)", new double[] {2 * 2 - 1, 2}, 2, -1);
  }

  @Test
  void powersOfZeroDoNotDependOnAPositiveExponent() {
    assertGradient("Powf(Elem(f,0),Elem(f,1))", new double[] {0, 0}, 0, 3);
  }

  @Test
  void aWarpingWithOnePathDoesNotDependOnItsSmoothness() {
    assertGradient(
        "SoftDTW_SqDist(Elem(f,0),Extract(f,1,2),Elem(f,3))",
        new double[] {4, -2, -2, 0},
        3,
        2,
        2,
        0);
  }
}
