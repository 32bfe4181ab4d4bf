package io.github.quern.text;

import static io.github.quern.testing.StandardVariables.parse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.formula.Apply;
import io.github.quern.formula.FormulaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Long and deep texts: accepted up to the limits, refused with a short message beyond. */
class LimitsTest {
  private static String firstLine(String formula) {
    String message =
        String.valueOf(assertThrows(FormulaException.class, () -> parse(formula)).getMessage());
    // The fault and its surroundings are cut to some 200 characters on two lines, with a hint.
    assertTrue(message.length() < 600, "a message of " + message.length() + " characters");
    return message.lines().findFirst().orElse("");
  }

  private static String nested(String open, int times, String inner, String close) {
    return open.repeat(times) + inner + close.repeat(times);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "-", "Exp(", "x**", "x**-", "[", "Ind(", "[-", "Elem(x,", "(x|"})
  void endlessNestingIsRefused(String open) {
    assertEquals(
        "The formula is nested more than 200 levels deep.",
        firstLine(open.repeat(90_000 / open.length())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x+", "x-", "x*", "x/", "x|"})
  void endlessChainsAreRefused(String link) {
    assertEquals(
        "The formula is more than 300 operators deep.", firstLine(link.repeat(45_000) + "x"));
  }

  @Test
  void nestingIsAllowedUpToItsLimit() {
    assertEquals(parse("x"), parse(nested("(", 200, "x", ")")));
    assertEquals(200, ((Apply) parse(nested("-", 200, "x", ""))).depth());
    assertEquals(200, ((Apply) parse(nested("Sin(", 200, "x", ")"))).depth());
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "-", "Sin("})
  void oneLevelBeyondTheLimitOfNestingIsRefused(String open) {
    assertEquals(
        "The formula is nested more than 200 levels deep.",
        firstLine(nested(open, 201, "x", open.endsWith("(") ? ")" : "")));
  }

  @Test
  void nestingEndsWithItsParenthesis() {
    assertEquals(
        200, ((Apply) parse(nested("Sin(", 199, "Elem(x,0)", ")") + "+(s)+(s)*(s)")).depth() - 2);
  }

  @Test
  void depthIsAllowedUpToItsLimit() {
    assertEquals(300, ((Apply) parse("x+".repeat(300) + "x")).depth());
  }

  @Test
  void oneOperatorBeyondTheLimitOfDepthIsRefusedWithAHint() {
    Messages.assertRefused(
        "x+".repeat(301) + "x",
        """
        The formula is more than 300 operators deep.
          %s…
          %s
        Group a long sum by parentheses, (a+b)+(c+d), to make it shallower.
        """
            .formatted("x+".repeat(60), "^".repeat(60)));
  }

  @Test
  void longFormulasAreAllowedUpToTheLimitOfLength() {
    String terms = "(" + "x+".repeat(100) + "x)";
    String sum = "0*x" + ("+" + terms).repeat(200);
    String longest = sum + " ".repeat(Limits.LENGTH - sum.length());
    assertEquals(300, ((Apply) parse(longest)).depth(), "100 within 200 sums");
  }

  @Test
  void oneCharacterBeyondTheLimitOfLengthIsRefused() {
    assertEquals(
        "The formula has 100001 characters; the limit is 100000.",
        firstLine("x" + " ".repeat(100_000)));
  }

  @Test
  void aLongNameIsCutInTheMessage() {
    assertTrue(firstLine("x+" + "y".repeat(100)).startsWith("There is no variable called 'yyy"));
  }

  @Test
  void theFaultOfALongFormulaIsShownWithItsSurroundings() {
    Messages.assertRefused(
        "x+y*".repeat(40) + "q" + "*x+y".repeat(40),
        """
        There is no variable called 'q'; names are case-sensitive.
          …%sq%s…
           %s^
        Declared are: x, y, s, t, p, a, g.
        """
            .formatted("x+y*".repeat(15), "*x+y".repeat(15), " ".repeat(60)));
  }

  @Test
  void aTermOfTooManyComponentsIsRefused() {
    Messages.assertRefused(
        "x + OneHot(s, 2000000000)",
        """
        This term has 2000000000 components; the limit is 1048576.
          x + OneHot(s, 2000000000)
              ^^^^^^^^^^^^^^^^^^^^^
        """);
    Messages.assertRefused(
        "Sum(SumT(s, 1000000000))",
        """
        This term has 1000000000 components; the limit is 1048576.
          Sum(SumT(s, 1000000000))
              ^^^^^^^^^^^^^^^^^^^
        """);
  }

  @Test
  void productsOfVectorsOfTooManyComponentsAreRefused() {
    String square = "TensorProd(a,a)";
    String fourth = "TensorProd(" + square + "," + square + ")";
    assertEquals(6561, parse(fourth).dimension());
    assertEquals(
        "This term has 43046721 components; the limit is 1048576.",
        firstLine("TensorProd(" + fourth + "," + fourth + ")"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Zero(2147483647)",
        "ElemT(s, 1048577, 3)",
        "ExtractT(x, 2, 2000000)",
        "GatherT(x, s, 3000000)",
        "Concat(x, SumT(s, 1048576))",
        "Concat(SumT(s, 1048576), SumT(s, 1048576))",
        "ComplexSumT(Real2Complex(s), 2000000)",
        "TensorProd(SumT(s, 1025), SumT(s, 1024))",
        "Kron(SumT(s, 2048), SumT(s, 1024), [2048], [1024])",
        "TensorDot(SumT(s, 2048), SumT(s, 1024), [2048], [1024], [], [])",
        "Pm(7, 2000000) * s",
      })
  void noOperatorMakesALargerTermNotEvenWithinASmallOne(String term) {
    long components = components(term);
    assertEquals(
        "This term has " + components + " components; the limit is 1048576.",
        firstLine("x + Elem(" + term + ", 0)"));
  }

  /** The number of components that the message about a term tells. */
  private static long components(String term) {
    String[] words = firstLine(term).split(" ", -1);
    long components = Long.parseLong(words[3]);
    assertTrue(components > Limits.COMPONENTS, term);
    return components;
  }

  @Test
  void theInnermostTermThatIsTooLargeIsShown() {
    // 9 to the power 7 is 4,782,969: the term around six others is too large, none within it is.
    assertEquals(
        "This term has 4782969 components; the limit is 1048576.",
        firstLine("TensorProd(a, ".repeat(100) + "a" + ")".repeat(100)));
    Messages.assertRefused(
        "Sum(TensorProd(x, TensorProd(a, SumT(s, 200000))))",
        """
        This term has 1800000 components; the limit is 1048576.
          Sum(TensorProd(x, TensorProd(a, SumT(s, 200000))))
                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        """);
  }

  @Test
  void componentsAreAllowedUpToTheLimit() {
    assertEquals(Limits.COMPONENTS, parse("SumT(s, 1048576)").dimension());
    assertEquals(
        "This term has 1048577 components; the limit is 1048576.", firstLine("SumT(s, 1048577)"));
  }

  @Test
  void variablesMayHaveMoreComponentsThanTerms() {
    assertEquals(2, parse("Gather(Pm(7, 3000000), s, 2)").dimension());
  }

  @Test
  void tablesWithinOperatorsAreLimitedToo() {
    Messages.assertRefused(
        "SoftDTW_SqDist(SumT(s, 1000000), SumT(s, 1000000), g)",
        """
        SoftDTW_SqDist aligns at most 1048576 pairs of components; series of 1000000 and 1000000 have 1000000000000.
          SoftDTW_SqDist(SumT(s, 1000000), SumT(s, 1000000), g)
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        """);
    Messages.assertRefused(
        "BSpline(SumT(s, 1000), g, 65)",
        """
        BSpline's order must be between 0 and 64; it is 65.
          BSpline(SumT(s, 1000), g, 65)
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        """);
  }
}
