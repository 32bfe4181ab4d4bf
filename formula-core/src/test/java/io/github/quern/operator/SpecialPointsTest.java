package io.github.quern.operator;

import io.github.quern.formula.Variable;
import io.github.quern.testing.Evaluation;
import io.github.quern.testing.Numbers;
import io.github.quern.testing.StandardVariables;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values at zeros, infinities, NaN, halves and ties; all are exact. */
class SpecialPointsTest {
  private static final double NAN = Double.NaN;
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private static void assertValue(String formula, double[] expected, double... f) {
    var parser = StandardVariables.parser(List.of("f = Vi(" + f.length + ")"));
    List<Variable> variables = parser.arguments();
    double[] actual = Evaluation.atFirstPair(parser.parse(formula), variables, List.of(f));
    Numbers.requireEqual(formula + " at " + java.util.Arrays.toString(f), expected, actual);
  }

  private static void assertScalar(String formula, double f, double expected) {
    assertValue(formula, new double[] {expected}, f);
  }

  @ParameterizedTest
  @CsvSource({
    "Sign(f), 0, 0",
    "Step(f), 0, 1",
    "ReLU(f), 0, 0",
    "XLogX(f), 0, 0",
    "SinXDivX(f), 0, 1",
    "Rsqrt(f), 0, 0",
    "Sqrt(f), 0, 0",
    "Inv(f), 0, Infinity",
    "1/f, 0, Infinity",
    "f/f, 0, NaN",
    "Log(f), 0, -Infinity",
    "'Pow(f,0)', 0, 1",
    "'Pow(f,-1)', 0, Infinity",
    "'Powf(f,f)', 0, 1",
    "'IfElse(f,1,2)', 0, 1",
    "Norm2(f), 0, 0",
    "Normalize(f), 0, 0",
    "'Atan2(f,f)', 0, 0",
    "Expm1(f), 0, 0",
    "Log1p(f), 0, 0",
    "Sinh(f), 0, 0",
    "Cosh(f), 0, 1",
    "Tanh(f), 0, 0",
    "Sigmoid(f), 0, 0.5",
    "Softplus(f), 0, 0.6931471805599453",
    "Erf(f), 0, 0",
    "'Hypot(f,f)', 0, 0",
    "Ceil(f), 0, 0",
  })
  void atZero(String formula, double f, double expected) {
    assertScalar(formula, f, expected);
  }

  @ParameterizedTest
  @CsvSource({
    "f<f, 0",
    "f<=f, 0",
    "f>f, 0",
    "f>=f, 0",
    "f==f, 0",
    "f!=f, 1",
    "'IfElse(f,1,2)', 2",
    "Step(f), 1",
    "Sign(f), 0",
    "ReLU(f), NaN",
    "'Clamp(f,0,1)', NaN",
    "'ClampInt(f,0,1)', NaN",
    "'Round(f,0)', NaN",
    "'Round(f,2)', NaN",
    "Floor(f), NaN",
    "Abs(f), NaN",
    "'Pow(f,0)', 1",
    "f+1, NaN",
    "Exp(f), NaN",
    "XLogX(f), NaN",
    "SinXDivX(f), NaN",
    "Rsqrt(f), NaN",
    "Expm1(f), NaN",
    "Log1p(f), NaN",
    "Sinh(f), NaN",
    "Cosh(f), NaN",
    "Tanh(f), NaN",
    "Sigmoid(f), NaN",
    "Softplus(f), NaN",
    "Erf(f), NaN",
    "'Hypot(f,f)', NaN",
    "'Hypot(f,1)', NaN",
    "'Hypot(1,f)', NaN",
    "'Hypot(f,1/Zero(1))', Infinity",
    "'Hypot(-1/Zero(1),f)', Infinity",
    "Ceil(f), NaN",
  })
  void atNan(String formula, double expected) {
    assertScalar(formula, NAN, expected);
  }

  @ParameterizedTest
  @CsvSource({
    "Exp(f), Infinity",
    "Exp(-f), 0",
    "f-f, NaN",
    "f*0, NaN",
    "1/f, 0",
    "Rsqrt(f), 0",
    "Log(f), Infinity",
    "Sign(f), 1",
    "Sign(-f), -1",
    "Step(-f), 0",
    "ReLU(-f), 0",
    "'ClampInt(f,-1,2)', 2",
    "'ClampInt(-f,-1,2)', -1",
    "'Round(f,0)', Infinity",
    "Floor(-f), -Infinity",
    "Atan(f)*2, 3.141592653589793",
    "f==f, 1",
    "Sin(f), NaN",
    "Expm1(f), Infinity",
    "Expm1(-f), -1",
    "Log1p(f), Infinity",
    "Log1p(-f), NaN",
    "Sinh(f), Infinity",
    "Sinh(-f), -Infinity",
    "Cosh(f), Infinity",
    "Cosh(-f), Infinity",
    "Tanh(f), 1",
    "Tanh(-f), -1",
    "Sigmoid(f), 1",
    "Sigmoid(-f), 0",
    "Softplus(f), Infinity",
    "Softplus(-f), 0",
    "Erf(f), 1",
    "Erf(-f), -1",
    "'Hypot(f,f)', Infinity",
    "'Hypot(-f,1)', Infinity",
    "Ceil(f), Infinity",
    "Ceil(-f), -Infinity",
  })
  void atInfinity(String formula, double expected) {
    assertScalar(formula, INFINITY, expected);
  }

  @ParameterizedTest
  @CsvSource({
    "Exp(f), 1000, Infinity",
    "Exp(f), -1000, 0",
    "Sqrt(f), -1, NaN",
    "Log(f), -1, NaN",
    "XLogX(f), -1, NaN",
    "Rsqrt(f), -1, NaN",
    "Asin(f), 1.5, NaN",
    "Acos(f), -1.5, NaN",
    "'Powf(f,IntCst(2))', -3, 9",
    "'Powf(f,RatCst(1,2))', -3, NaN",
    "'Pow(f,-2)', -2, 0.25",
    "'Pow(f,3)', -2, -8",
    "'Pow(f,2147483647)', -1, -1",
    "'Pow(f,-2147483648)', -1, 1",
    "Expm1(f), 1000, Infinity",
    "Expm1(f), -1000, -1",
    "Log1p(f), -1, -Infinity",
    "Log1p(f), -1.5, NaN",
    "Sinh(f), 711, Infinity",
    "Sinh(f), -711, -Infinity",
    "Cosh(f), 711, Infinity",
    "Cosh(f), -711, Infinity",
    "Tanh(f), 1e300, 1",
    "Sigmoid(f), 1e300, 1",
    "Sigmoid(f), -1e300, 0",
    "Softplus(f), 1e300, 1e300",
    "Softplus(f), -1e300, 0",
    "Erf(f), -1e300, -1",
    "'Hypot(3*f,4*f)', 4.149515568880993e+180, 2.0747577844404965e+181",
    "'Hypot(3*f,4*f)', 4.9e-324, 2.5e-323",
    "Expm1(f), 4.9e-324, 4.9e-324",
    "Log1p(f), -4.9e-324, -4.9e-324",
    "Sinh(f), 4.9e-324, 4.9e-324",
    "Tanh(f), -4.9e-324, -4.9e-324",
    "Erf(f), 4.9e-324, 4.9e-324",
  })
  void outsideTheOrdinary(String formula, double f, double expected) {
    assertScalar(formula, f, expected);
  }

  @ParameterizedTest
  @CsvSource({
    "'Round(f,0)', 0.5, 1",
    "'Round(f,0)', -0.5, -1",
    "'Round(f,0)', 2.5, 3",
    "'Round(f,0)', -2.5, -3",
    "'Round(f,0)', 0.49999999999999994, 0",
    "'Round(f,1)', 0.25, 0.3",
    "'Round(f,-1)', 15, 20",
    "'Round(f,-1)', -25, -30",
    "'Round(f,-2)', 149, 100",
    "Floor(f), -0.5, -1",
    "Floor(f), -2, -2",
    "Ceil(f), -0.5, 0",
    "Ceil(f), 0.5, 1",
    "Ceil(f), -2, -2",
    "'Mod(f,3,0)', -1, 2",
    "'Mod(f,-3,0)', 1, -2",
    "'Mod(f,2,-1)', 1, -1",
    "'Mod(f,2,-1)', -1, -1",
    "'Mod(f,3,0)', 3, 0",
  })
  void roundingAndRemainders(String formula, double f, double expected) {
    assertScalar(formula, f, expected);
  }

  @ParameterizedTest
  @CsvSource({"-3, 1", "0.5, 1", "1, 0", "3, 0"})
  void clampTestsItsFirstBoundFirst(double f, double expected) {
    assertScalar("Clamp(f,1,0)", f, expected);
    assertScalar("ClampInt(f,1,0)", f, expected);
  }

  @ParameterizedTest
  @CsvSource({"-1, 0", "0, 0", "0.5, 0.5", "1, 1", "2, 1"})
  void clampKeepsItsBounds(double f, double expected) {
    assertScalar("Clamp(f,0,1)", f, expected);
    assertScalar("ClampInt(f,0,1)", f, expected);
  }

  @ParameterizedTest
  @CsvSource({
    "Max(f), 3",
    "ArgMax(f), 1",
    "Min(f), 1",
    "ArgMin(f), 0",
    "Max(-f), -1",
    "ArgMax(-f), 0",
    "ArgMin(-f), 1",
  })
  void theFirstOfEqualComponentsWins(String formula, double expected) {
    assertValue(formula, new double[] {expected}, 1, 3, 3, 1);
  }

  @Test
  void extremaPassOverNanBehindTheFirstComponent() {
    assertValue("Concat(Max(f),ArgMax(f))", new double[] {2, 2}, 1, NAN, 2, NAN);
    assertValue("Concat(Min(f),ArgMin(f))", new double[] {1, 0}, 1, NAN, 2, NAN);
  }

  @Test
  void extremaKeepNanInTheFirstComponent() {
    assertValue("Concat(Max(f),ArgMax(f))", new double[] {NAN, 0}, NAN, 1, 2);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0.49, 0", "0.5, 1", "1.5, 2", "2.49, 2", "-0.5, 0"})
  void oneHotTakesTheNearestPosition(double f, int position) {
    double[] expected = new double[3];
    expected[position] = 1;
    assertValue("OneHot(f,3)", expected, f);
  }

  @ParameterizedTest
  @CsvSource({"-0.51", "2.5", "100", "NaN", "Infinity"})
  void oneHotOutsideItsLengthIsZero(double f) {
    assertValue("OneHot(f,3)", new double[3], f);
  }

  @Test
  void normalizeKeepsTheZeroVector() {
    assertValue("Normalize(f)", new double[3], 0, 0, 0);
  }

  @Test
  void aLiteralOneDivisionIsExactInDoublePrecision() {
    assertScalar("f/3", 1, 1.0 / 3.0);
    assertScalar("f*IntInv(10)", 1, 0.1);
  }

  @Test
  void complexNumbersAtZero() {
    assertValue("ComplexAbs(f)", new double[] {0}, 0, 0);
    assertValue("ComplexAngle(f)", new double[] {0}, 0, 0);
    assertValue("ComplexExp(f)", new double[] {1, 0}, 0, 0);
  }

  @Test
  void complexDivisionByZeroDividesBothPartsByZero() {
    String quotient = "ComplexDivide(Extract(f,0,2),Extract(f,2,2))";
    assertValue(quotient, new double[] {INFINITY, NAN}, 1, 0, 0, 0);
    assertValue(quotient, new double[] {NAN, -INFINITY}, 0, -2, 0, 0);
    assertValue(quotient, new double[] {NAN, NAN}, 0, 0, 0, 0);
  }

  @Test
  void complexDivisionDoesNotOverflowOnTheWay() {
    String quotient = "ComplexDivide(Extract(f,0,2),Extract(f,2,2))";
    assertValue(quotient, new double[] {1, 0}, 1e200, 1e200, 1e200, 1e200);
    assertValue(quotient, new double[] {1, 0}, 1e-200, -1e-200, 1e-200, -1e-200);
    assertValue(quotient, new double[] {NAN, NAN}, 1, 1, NAN, 0);
    assertValue(quotient, new double[] {NAN, NAN}, 1, 1, 0, NAN);
  }

  @Test
  void splinesAreClosedOnTheLeftAndOpenOnTheRight() {
    String splines = "BSpline(Extract(f,0,3),Elem(f,3),0)";
    assertValue(splines, new double[] {1, 0}, 0, 1, 2, 0);
    assertValue(splines, new double[] {0, 1}, 0, 1, 2, 1);
    assertValue(splines, new double[] {0, 0}, 0, 1, 2, 2);
    assertValue(splines, new double[] {0, 0}, 0, 1, 2, NAN);
  }

  @Test
  void splinesAtRepeatedKnotsHaveNoQuotientByZero() {
    String splines = "BSpline(Extract(f,0,6),Elem(f,6),2)";
    assertValue(splines, new double[] {1, 0, 0}, 0, 0, 0, 1, 1, 1, 0);
    assertValue(splines, new double[] {0.25, 0.5, 0.25}, 0, 0, 0, 1, 1, 1, 0.5);
    assertValue(splines, new double[] {0, 0, 0}, 0, 0, 0, 1, 1, 1, 1);
  }

  @Test
  void softDynamicTimeWarpingStaysFiniteForLargeDistances() {
    // The best path is the diagonal; exp(-10000) is 0.
    String warping = "SoftDTW_SqDist(Extract(f,0,2),Extract(f,2,2),Elem(f,4))";
    assertValue(warping, new double[] {20000}, 0, 1000, 100, 1100, 1);
    String alignment = "SoftDTW_Alignment(Extract(f,0,2),Extract(f,2,2),Elem(f,4))";
    assertValue(alignment, new double[] {1, 0, 0, 1}, 0, 1000, 100, 1100, 1);
  }

  @Test
  void softDynamicTimeWarpingKeepsNan() {
    assertValue("SoftDTW_SqDist(f,f,IntCst(1))", new double[] {NAN}, 0, NAN, 0);
  }
}
