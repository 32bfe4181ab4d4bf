package io.github.quern.derivative;

import static io.github.quern.testing.StandardVariables.named;
import static io.github.quern.testing.StandardVariables.parse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.dsl.Term;
import io.github.quern.dsl.Terms;
import io.github.quern.formula.Apply;
import io.github.quern.formula.Definition;
import io.github.quern.formula.DimensionException;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Subterms;
import io.github.quern.formula.Variable;
import io.github.quern.operator.Operators;
import io.github.quern.operator.scalar.Powf;
import io.github.quern.operator.vector.SumT;
import io.github.quern.simplify.Simplifier;
import io.github.quern.testing.FormulaGenerator;
import io.github.quern.testing.Oracles;
import io.github.quern.testing.RandomFormulas;
import io.github.quern.testing.RandomInputs;
import io.github.quern.testing.StandardVariables;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GradientTest {
  private static String gradient(String formula, String variable, String cotangent) {
    return Simplifier.simplify(Gradient.of(parse(formula), named(variable), parse(cotangent)))
        .toString();
  }

  @ParameterizedTest
  @CsvSource({
    "x, x, p",
    "x+y, x, p",
    "x-y, y, (p*IntCst(-1))",
    "x*y, x, (p*y)",
    "s*y, s, Sum((p*y))",
    "Exp(x), x, (p*Exp(x))",
  })
  void simpleGradients(String formula, String variable, String expected) {
    assertEquals(expected, gradient(formula, variable, "p"));
  }

  @Test
  void gradientOfSqDistIsTwiceTheDifference() {
    assertEquals("((IntCst(2)*g)*(x-y))", gradient("SqDist(x,y)", "x", "g"));
    assertEquals("((IntCst(-2)*g)*(x-y))", gradient("SqDist(x,y)", "y", "g"));
  }

  @Test
  void gradientsOfAllUsesAddUp() {
    assertEquals("((p*x)+(p*x))", gradient("x*x", "x", "p"));
  }

  @Test
  void anAbsentVariableHasAZeroGradient() {
    assertEquals("Zero(3)", gradient("Exp(x)", "y", "p"));
    assertEquals("Zero(1)", gradient("Exp(x)", "s", "p"));
    assertEquals("Zero(3)", gradient("IntCst(2)", "x", "g"));
  }

  @Test
  void aVariableBehindAStepHasAZeroGradient() {
    assertEquals("Zero(3)", gradient("Exp(Sign(x))", "x", "p"));
  }

  @Test
  void theIncomingGradientHasTheDimensionOfTheFormula() {
    DimensionException exception =
        assertThrows(
            DimensionException.class, () -> Gradient.of(parse("x*y"), named("x"), parse("a")));
    assertEquals(
        "Grad needs an incoming gradient of the formula's dimension 3, not 9.",
        exception.sentence());
    assertEquals(2, exception.operand());
  }

  @Test
  void variablesWithoutPositionAreToldApart() {
    Term f = Terms.vi(3);
    Term g = Terms.vi(3);
    Formula e = Terms.pm(3).formula();
    Formula product = f.times(g).formula();
    assertEquals(
        Gradient.of(product, (Variable) f.formula(), e).toString(), "(" + e + "*" + g + ")");
  }

  @Test
  void sharedTermsStayShared() {
    Term power = new Term(named("x"));
    for (int doubling = 0; doubling < 40; doubling++) {
      power = power.times(power);
    }
    Formula gradient = Gradient.of(power.formula(), named("x"), named("p"));
    // Each product has two contributions and their sum, on top of the 40 products themselves.
    assertTrue(Subterms.of(gradient).size() < 200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Exp(-SqDist(x,y))",
        "Norm2(x-y)",
        "(x|y)**3",
        "Powf(x,y)",
        "MatVecMult(a,x)*x",
        "VecMatMult(x*x,a)",
        "SymSqNorm(a,x*y)",
        "TensorProd(x,x*y)",
        "Log(SqNorm2(x))*y",
        "SinXDivX(x)",
        "Atan2(x,y)",
        "Normalize(x)",
        "XLogX(x)/y",
        "Inv(x+y)",
        "Asin(x*y)",
        "Rsqrt(Sum(x))*x",
        "Max(x)*x*y",
        "Concat(Square(x),Elem(x,1)**3)",
        "IfElse(x-y,x**3,x*y)",
      })
  void gradientsOfGradientsAgreeWithFiniteDifferences(String text) {
    Formula formula = parse(text);
    List<Variable> variables = StandardVariables.all();
    // An incoming gradient that is smooth and depends on the variables as well.
    Formula cotangent = new SumT(formula.dimension()).of(parse("Exp(s)"));
    for (String name : List.of("x", "y")) {
      Formula first = Gradient.of(formula, named("x"), cotangent);
      GradientCheck check = new GradientCheck(first, variables);
      for (long seed = 0; seed < 3; seed++) {
        List<double[]> point = RandomInputs.withoutPoles(variables, 1, 1, seed);
        assertTrue(check.holdsAt(named(name).position(), point, seed), "seed " + seed);
      }
    }
  }

  private static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void gradientsOfRandomFormulasAgreeWithFiniteDifferences(long seed) {
    RandomFormulas.check(seed, differentiable(seed), formula -> compared(formula, seed));
  }

  /** A random formula of the functions that have a derivative. */
  private static Formula differentiable(long seed) {
    List<Definition> functions =
        Operators.standard().all().stream()
            .filter(definition -> !definition.name().equals("SoftDTW_Alignment"))
            .toList();
    return new FormulaGenerator(functions, StandardVariables.all(), seed).next(4);
  }

  /** With respect to how many of the variables the gradient of a formula could be compared. */
  private static long compared(Formula formula, long seed) {
    List<Variable> variables = StandardVariables.all();
    List<double[]> point = RandomInputs.withoutPoles(variables, 1, 1, seed);
    if (hasPowerOfZero(formula, point)) {
      return 0;
    }
    GradientCheck check = new GradientCheck(formula, variables);
    return variables.stream()
        .filter(variable -> check.holdsAt(variable.position(), point, seed))
        .count();
  }

  /**
   * Whether a base such as x-x is 0: the derivative of 0^s in its base is infinite where s is below
   * 1, and no factor 0 behind it makes that finite.
   */
  private static boolean hasPowerOfZero(Formula formula, List<double[]> point) {
    return Subterms.of(formula).stream()
        .filter(term -> term instanceof Apply apply && apply.operator() instanceof Powf)
        .map(term -> Oracles.evaluate(((Apply) term).operands().getFirst(), point))
        .flatMapToDouble(Arrays::stream)
        .anyMatch(base -> base == 0);
  }

  @Test
  void mostRandomFormulasAreSmooth() {
    long formulas = 50;
    long compared =
        LongStream.range(0, formulas).map(seed -> compared(differentiable(seed), seed)).sum();
    long all = formulas * StandardVariables.all().size();
    assertTrue(compared > 0.8 * all, compared + " of " + all + " gradients were compared");
  }
}
