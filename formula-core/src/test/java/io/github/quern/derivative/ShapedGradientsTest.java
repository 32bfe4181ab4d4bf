package io.github.quern.derivative;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.formula.Formula;
import io.github.quern.formula.Variable;
import io.github.quern.operator.vector.SumT;
import io.github.quern.testing.Evaluation;
import io.github.quern.testing.Numbers;
import io.github.quern.testing.RandomInputs;
import io.github.quern.testing.StandardVariables;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gradients whose dimensions or structure the generic tests do not reach. */
class ShapedGradientsTest {
  private static final List<String> ALIASES =
      List.of(
          "f = Vi(12)",
          "g = Vj(24)",
          "x = Vi(3)",
          "s = Vj(1)",
          "h = Pm(1)",
          "k = Pm(8)",
          "u = Vi(5)",
          "w = Vj(6)",
          "c = Vi(2)");

  private final List<Variable> variables = StandardVariables.parser(ALIASES).arguments();

  private static Formula parse(String text) {
    return StandardVariables.parser(ALIASES).parse(text);
  }

  private void check(Formula formula) {
    GradientCheck check = new GradientCheck(formula, variables);
    for (long seed = 0; seed < 3; seed++) {
      List<double[]> point = RandomInputs.withoutPoles(variables, 1, 1, seed);
      for (Variable variable : variables) {
        assertTrue(check.holdsAt(variable.position(), point, seed), formula + " by " + variable);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TensorDot(f, g, [2,3,2], [4,3,2], [1,2], [1,2])",
        "TensorDot(f, g, [2,3,2], [4,3,2], [2,1], [2,1], [1,0])",
        "TensorDot(f, g, [2,3,2], [2,4,3], [0], [0], [3,1,0,2])",
        "TensorDot(f, g, [3,2,2], [2,2,3,2], [2,0,1], [1,2,0])",
        "TensorDot(f, f, [2,3,2], [2,2,3], [0,1], [1,2])",
        "TensorDot(f, k, [4,3], [8], [], [], [2,0,1])",
        "Kron(f, k, [2,3,2], [2,2,2])",
        "Kron(f, f, [12], [12])",
      })
  void tensors(String text) {
    check(parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ComplexMult(Real2Complex(x), w)",
        "ComplexAdd(Imag2Complex(x), c)",
        "ComplexSubtract(w, Real2Complex(s))",
        "ComplexDivide(ComplexExp1j(x), ComplexAdd(c, w))",
        "ComplexRealScal(s, ComplexExp1j(x))",
        "ComplexRealScal(ComplexExp1j(x), h)",
        "ComplexAbs(ComplexMult(ComplexExp1j(u), ComplexSumT(Real2Complex(s), 10)))",
        "ComplexAngle(ComplexExp(ComplexMult(Real2Complex(x), c)))",
        "ComplexSum(ComplexMult(ComplexExp1j(u * s), c))",
      })
  void complexFunctionsOfRealVariablesOfOddDimension(String text) {
    check(parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SoftDTW_SqDist(u, w, h)",
        "SoftDTW_SqDist(w, u, Exp(h))",
        "SoftDTW_SqDist(u, u * u, s)",
        "SoftDTW_SqDist(f, g, h)",
        "SoftDTW_SqDist(s, g, h)",
      })
  void softDynamicTimeWarping(String text) {
    check(parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TensorDot(f, g, [2,3,2], [4,3,2], [1,2], [1,2], [1,0])",
        "Kron(f, Square(f), [12], [12])",
        "ComplexDivide(f, f * f + Real2Complex(w))",
        "ComplexAngle(f)",
        "ComplexSquareAbs(ComplexExp(f))",
      })
  void gradientsOfGradients(String text) {
    Formula formula = parse(text);
    Formula cotangent = new SumT(formula.dimension()).of(parse("Exp(s)"));
    check(Gradient.of(formula, variables.getFirst(), cotangent));
  }

  private double[] gradient(String text, double... value) {
    var parser = StandardVariables.parser(List.of("v = Vi(" + value.length + ")"));
    Formula formula = parser.parse(text);
    List<Variable> all = parser.arguments();
    Formula e = new SumT(formula.dimension()).of(parser.parse("IntCst(1)"));
    Formula gradient = Gradient.of(formula, all.getFirst(), e);
    return Evaluation.atFirstPair(gradient, all, List.of(value));
  }

  @Test
  void theAbsoluteValueOfZeroHasAZeroGradient() {
    Numbers.requireEqual(
        "ComplexAbs", new double[] {0, 0, 0, 1}, gradient("ComplexAbs(v)", 0, 0, 0, 4));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void splinesByKnotsAndArgument(int order) {
    var parser = StandardVariables.parser(List.of("t = Pm(8)", "v = Vi(1)"));
    Formula formula = parser.parse("BSpline(t, v, " + order + ")");
    GradientCheck check = new GradientCheck(formula, parser.arguments());
    double[] knots = {-1.5, -0.75, 0, 0.25, 1, 1.5, 2.25, 3};
    for (double v : new double[] {-1, 0.1, 0.6, 1.7, 2.5, 4}) {
      List<double[]> point = List.of(knots, new double[] {v});
      assertTrue(check.holdsAt(0, point, order), "by the knots");
      assertTrue(check.holdsAt(1, point, order), "by the argument");
    }
  }

  @Test
  void repeatedKnotsHaveFiniteGradients() {
    double[] gradient = gradient("BSpline(Extract(v,0,7), Elem(v,7), 2)", 0, 0, 0, 1, 2, 2, 2, 0.5);
    for (double component : gradient) {
      assertTrue(Double.isFinite(component));
    }
    // The splines over all knots sum to 1 everywhere inside.
    assertEquals(0, gradient[7], 1e-12);
  }
}
