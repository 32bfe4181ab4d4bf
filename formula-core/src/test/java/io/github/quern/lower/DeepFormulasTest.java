package io.github.quern.lower;

import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.derivative.Gradient;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Variable;
import io.github.quern.simplify.Simplifier;
import io.github.quern.testing.Evaluation;
import io.github.quern.testing.Numbers;
import io.github.quern.testing.StandardVariables;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The deepest formulas that the parser lets pass go through all stages on an ordinary stack. */
class DeepFormulasTest {
  private static final List<String> ALIASES = List.of("x = Vi(3)", "e = Vj(3)");
  private static final int DEPTH = 300;
  private static final int NESTING = 200;
  private static final double[] X = {0.5, 0.999, 1.001};
  private static final double[] E = {1, 2, 3};

  /** Up to a few thousand operations, each rounded to 1.1e-16. */
  private static final double RELATIVE = 1e-12;

  @FunctionalInterface
  private interface Expected {
    double at(double x, double e);
  }

  private static Formula parse(String text) {
    return StandardVariables.parser(ALIASES).parse(text);
  }

  private static Formula gradient(Formula formula) {
    return Gradient.of(formula, (Variable) parse("x"), parse("e"));
  }

  private static void check(String what, Formula formula, Expected expected) {
    double[] values = new double[X.length];
    for (int component = 0; component < X.length; component++) {
      values[component] = expected.at(X[component], E[component]);
    }
    List<Variable> variables = StandardVariables.parser(ALIASES).arguments();
    Formula simple = Simplifier.simplify(formula);
    Numbers.requireAgreement(
        what, values, Evaluation.atFirstPair(simple, variables, List.of(X, E)), RELATIVE, 0);
  }

  @Test
  void aSumOfTheLargestDepth() {
    Formula sum = parse("x+".repeat(DEPTH) + "x");
    check("sum", sum, (x, e) -> (DEPTH + 1) * x);
    check("gradient", gradient(sum), (x, e) -> (DEPTH + 1) * e);
    check("second gradient", gradient(gradient(sum)), (x, e) -> 0);
  }

  @Test
  void aProductOfTheLargestDepth() {
    double n = DEPTH + 1.0;
    Formula product = parse("x*".repeat(DEPTH) + "x");
    check("product", product, (x, e) -> Math.pow(x, n));
    Formula gradient = gradient(product);
    check("gradient", gradient, (x, e) -> e * n * Math.pow(x, n - 1));
    check(
        "second gradient", gradient(gradient), (x, e) -> e * e * n * (n - 1) * Math.pow(x, n - 2));
  }

  @Test
  void aQuotientOfTheLargestDepth() {
    double n = DEPTH - 1.0;
    Formula quotient = parse("x/".repeat(DEPTH) + "x");
    check("quotient", quotient, (x, e) -> Math.pow(x, -n));
    check("gradient", gradient(quotient), (x, e) -> -e * n * Math.pow(x, -n - 1));
  }

  @Test
  void minusSignsOfTheLargestNesting() {
    Formula signs = parse("-".repeat(NESTING - 1) + "x");
    check("signs", signs, (x, e) -> -x);
    check("gradient", gradient(signs), (x, e) -> -e);
  }

  @Test
  void callsOfTheLargestNesting() {
    Formula calls = parse("Atan(".repeat(NESTING) + "x" + ")".repeat(NESTING));
    check("calls", calls, (x, e) -> nestedAtan(x)[0]);
    check("gradient", gradient(calls), (x, e) -> e * nestedAtan(x)[1]);
  }

  /** The value and the derivative of the arc tangent of the arc tangent and so on. */
  private static double[] nestedAtan(double x) {
    double value = x;
    double derivative = 1;
    for (int level = 0; level < NESTING; level++) {
      derivative /= 1 + value * value;
      value = Math.atan(value);
    }
    return new double[] {value, derivative};
  }

  @Test
  void secondGradientsOfCallsOfTheLargestNesting() {
    Formula calls = parse("Sin(".repeat(NESTING) + "0*x" + ")".repeat(NESTING));
    check("second gradient", gradient(gradient(calls)), (x, e) -> 0);
  }

  /** A balanced sum of x times each number of a range. */
  private static String balanced(int first, int end) {
    int middle = (first + end) / 2;
    return end - first == 1
        ? "x*" + first
        : "(" + balanced(first, middle) + "+" + balanced(middle, end) + ")";
  }

  @Test
  void aFormulaOfTheLargestLengthTakesSeconds() {
    int first = 10_000;
    int end = first + 9_990;
    String text = balanced(first, end);
    assertTrue(text.length() > 99_000, "only " + text.length() + " characters");
    double sum = (end - first) * (first + end - 1) / 2.0;
    // It takes 3 seconds on two cores; this is to notice what is quadratic.
    assertTimeout(
        Duration.ofSeconds(60),
        () -> {
          Formula formula = parse(text);
          check("longest", formula, (x, e) -> sum * x);
          check("gradient", gradient(formula), (x, e) -> sum * e);
        });
  }

  @Test
  void formulasOfTheLargestDepthTakeSeconds() {
    assertTimeout(
        Duration.ofSeconds(60),
        () -> {
          Formula chain = parse("x*".repeat(DEPTH) + "x");
          check("chain", gradient(chain), (x, e) -> e * (DEPTH + 1) * Math.pow(x, DEPTH));
        });
  }
}
