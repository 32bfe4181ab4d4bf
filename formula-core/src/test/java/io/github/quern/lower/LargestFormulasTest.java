package io.github.quern.lower;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.derivative.Gradient;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Variable;
import io.github.quern.ir.Program;
import io.github.quern.simplify.Simplifier;
import io.github.quern.testing.Programs;
import io.github.quern.testing.StandardVariables;
import io.github.quern.text.FormulaParser;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Formulas as large as the parser lets pass become programs on an ordinary stack and in a short
 * time: they may come from people whom nobody trusts.
 */
class LargestFormulasTest {
  /** Most take milliseconds; the rest is for slow machines. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** The length limit of formulas. */
  private static final int LENGTH = 100_000;

  private static Program lowered(String text) {
    return assertTimeoutPreemptively(
        PATIENCE,
        () -> {
          FormulaParser parser = StandardVariables.parser();
          Formula formula = Simplifier.simplify(parser.parse(text));
          return Programs.sum(formula, 1, parser.arguments());
        },
        () -> text.substring(0, Math.min(100, text.length())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "OneHot(s, 1048576)",
        "Sum(OneHot(s, 1048576) * SumT(t, 1048576))",
        "TensorProd(SumT(s, 1024), SumT(t, 1024))",
        "SumT(s, 1048576) + Exp(SumT(t, 1048576)) * SumT(g, 1048576)",
        "Elem(Concat(SumT(s, 1000000), x), 1000001)",
        "Max(GatherT(SumT(s, 1024), t, 1048576))",
        "Gather(SumT(s, 1048576) * SumT(t, 1048576), g, 1)",
        "MatVecMult(SumT(s, 1048576), SumT(t, 1024))",
        "Concat(SumT(s, 500000) * SumT(t, 500000), Exp(SumT(s, 500000)))",
        "SoftDTW_SqDist(SumT(s, 1000), SumT(t, 1000), g)",
        "Kron(SumT(s, 1024), SumT(t, 1024), [1024], [1024])",
        "TensorDot(SumT(s, 1048576), SumT(t, 1024), [1024,1024], [1024], [1], [0])",
      })
  void termsOfVeryManyComponentsAreLoops(String text) {
    int size = Programs.size(lowered(text));
    assertTrue(size < 1000, text + " has " + size + " instructions");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Pow(x, 2147483647)",
        "Round(x, 300)",
        "BSpline(SumT(s, 1000), t, 64)",
        "BSpline(SumT(s, 70), t, 64)",
        "Pow(Pow(Pow(Pow(x, 2147483647), 2147483647), -2147483647), 2147483646)",
      })
  void largeNumbersAsParameters(String text) {
    lowered(text);
  }

  /** As many different terms as the length allows, in groups, so that sums are not too deep. */
  private static String manyTerms(String pattern) {
    int count = LENGTH / (pattern.length() + 5);
    int group = 250;
    return IntStream.rangeClosed(0, (count - 1) / group)
        .mapToObj(first ->
            IntStream.range(first * group, Math.min(count, (first + 1) * group))
                .mapToObj(number -> pattern.replace("#", Integer.toString(number + 2)))
                .collect(Collectors.joining("+", "(", ")")))
        .collect(Collectors.joining("+"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Sin(x*#)", "Exp(s/#)*y", "(x|y)/#", "Max(x-#)", "Elem(x-#,0)", "x*#"})
  void theLongestSums(String pattern) {
    String text = manyTerms(pattern);
    assertTrue(text.length() > 0.8 * LENGTH && text.length() <= LENGTH);
    lowered(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"(#|x)", "Exp(#-y)", "(s*#)", "Concat(#,s)", "Max(#*x)", "Norm2(#)", "(#)**3"})
  void theDeepestNesting(String pattern) {
    String text = "x";
    for (int level = 0; level < 150; level++) {
      text = pattern.replace("#", text);
    }
    lowered(text);
  }

  @Test
  void gradientsOfTheLongestSums() {
    FormulaParser parser = StandardVariables.parser();
    Variable x = StandardVariables.named("x");
    assertTimeoutPreemptively(
        PATIENCE,
        () -> {
          Formula formula = parser.parse(manyTerms("Sin(x*#)"));
          Formula gradient = Gradient.of(formula, x, parser.parse("y"));
          return Programs.sum(Simplifier.simplify(gradient), 1, List.copyOf(parser.arguments()));
        });
  }

  @Test
  void gradientsOfASplineOfTheLargestOrder() {
    FormulaParser parser = StandardVariables.parser(List.of("k = Pm(200)", "x = Vi(1)"));
    Formula spline = parser.parse("BSpline(k, x, 64)");
    Formula e = parser.parse("Extract(k, 0, 135)");
    for (Variable variable : parser.arguments()) {
      assertTimeoutPreemptively(
          PATIENCE,
          () -> {
            Formula gradient = Gradient.of(spline, variable, e);
            return Programs.sum(Simplifier.simplify(gradient), 1, parser.arguments());
          });
    }
  }
}
