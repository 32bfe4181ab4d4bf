package io.github.quern.derivative;

import static io.github.quern.testing.StandardVariables.named;
import static io.github.quern.testing.StandardVariables.parse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.formula.Category;
import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Span;
import io.github.quern.formula.Subterms;
import io.github.quern.formula.Variable;
import io.github.quern.operator.Operators;
import io.github.quern.testing.Evaluation;
import io.github.quern.testing.FiniteDifferences;
import io.github.quern.testing.Numbers;
import io.github.quern.testing.RandomInputs;
import io.github.quern.testing.StandardVariables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * All functions that differentiate, of the example of every function and in every variable of it,
 * against Jacobian matrices by finite differences.
 */
class DerivativesTest {
  /** The differences are exact to about 1e-9; a wrong derivative is wrong by much more. */
  private static final double RELATIVE = 1e-6;

  private static final double ABSOLUTE = 1e-6;
  private static final int SEEDS = 4;

  /** The direction of Diff. */
  private static final int DIRECTION = StandardVariables.all().size();

  /** A formula and one of its variables. */
  record Derivation(Formula formula, Variable variable) {
    @Override
    public String toString() {
      return formula + " in " + variable;
    }
  }

  private static Stream<Derivation> derivations() {
    return Operators.standard().all().stream()
        .filter(definition -> !definition.name().equals("SoftDTW_Alignment"))
        .map(Definition::example)
        .map(StandardVariables::parse)
        .flatMap(formula ->
            Subterms.of(formula).stream()
                .filter(Variable.class::isInstance)
                .map(variable -> new Derivation(formula, (Variable) variable)));
  }

  /** The matrix by finite differences, row-major; empty at kinks. */
  private static Optional<double[]> jacobian(
      Formula formula, Variable variable, List<double[]> point) {
    FiniteDifferences differences = new FiniteDifferences(formula, StandardVariables.all());
    List<Double> entries = new ArrayList<>();
    for (int row = 0; row < formula.dimension(); row++) {
      double[] one = new double[formula.dimension()];
      one[row] = 1;
      Optional<double[]> gradient = differences.gradient(point, variable.position(), one);
      if (gradient.isEmpty()) {
        return Optional.empty();
      }
      for (double entry : gradient.get()) {
        entries.add(entry);
      }
    }
    return Optional.of(entries.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static double[] valueOf(Formula formula, List<double[]> inputs, Variable... more) {
    List<Variable> variables = new ArrayList<>(StandardVariables.all());
    variables.addAll(List.of(more));
    return Evaluation.atFirstPair(formula, variables, inputs);
  }

  private static double trace(double[] matrix, int dimension) {
    return IntStream.range(0, dimension).mapToDouble(k -> matrix[k * dimension + k]).sum();
  }

  private static void requireAgreement(Formula derivative, double[] expected, double[] actual) {
    Numbers.requireAgreement(derivative.toString(), expected, actual, RELATIVE, ABSOLUTE);
  }

  @ParameterizedTest
  @MethodSource("derivations")
  void everyDerivativeIsThatOfTheJacobianMatrix(Derivation derivation) {
    Formula formula = derivation.formula();
    Variable variable = derivation.variable();
    int smooth = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      List<double[]> point = RandomInputs.withoutPoles(StandardVariables.all(), 1, 1, seed);
      Optional<double[]> matrix = jacobian(formula, variable, point);
      if (matrix.isPresent()) {
        smooth++;
        check(formula, variable, point, matrix.get(), seed);
      }
    }
    assertTrue(smooth > 0, "not one of the points was smooth");
  }

  private static void check(
      Formula formula, Variable variable, List<double[]> point, double[] matrix, long seed) {
    int columns = variable.dimension();
    Formula jacobian = Jacobian.of(formula, variable);
    requireAgreement(jacobian, matrix, valueOf(jacobian, point));

    Variable direction = new Variable(DIRECTION, columns, Category.PM, "u", Span.NONE);
    double[] u = new SplittableRandom(seed).doubles(columns, 0.5, 1.5).toArray();
    Formula differential = Differential.of(formula, variable, direction);
    double[] product =
        IntStream.range(0, formula.dimension())
            .mapToDouble(row ->
                IntStream.range(0, columns)
                    .mapToDouble(k -> matrix[row * columns + k] * u[k])
                    .sum())
            .toArray();
    List<double[]> inputs = new ArrayList<>(point);
    inputs.add(u);
    requireAgreement(differential, product, valueOf(differential, inputs, direction));

    if (formula.dimension() == columns) {
      Formula divergence = Divergence.of(formula, variable);
      requireAgreement(
          divergence, new double[] {trace(matrix, columns)}, valueOf(divergence, point));
    }
    if (Linear.isLinear(formula, variable) && formula.dimension() == columns) {
      Formula trace = Trace.of(formula, variable);
      requireAgreement(trace, new double[] {trace(matrix, columns)}, valueOf(trace, point));
    }
  }

  @ParameterizedTest
  @MethodSource("derivations")
  void secondDerivativesAreThoseOfTheGradient(Derivation derivation) {
    Formula formula = derivation.formula();
    Variable variable = derivation.variable();
    if (Subterms.of(formula).stream().anyMatch(term -> term.toString().startsWith("SoftDTW"))) {
      return;
    }
    Formula gradient = Gradient.of(formula, variable, parse("IntCst(1)"));
    int smooth = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      List<double[]> point = RandomInputs.withoutPoles(StandardVariables.all(), 1, 1, seed);
      Optional<double[]> hessian = jacobian(gradient, variable, point);
      if (hessian.isPresent()) {
        smooth++;
        Formula second = Jacobian.of(gradient, variable);
        requireAgreement(second, hessian.get(), valueOf(second, point));
        if (formula.isScalar()) {
          Formula laplacian = Laplacian.of(formula, variable);
          requireAgreement(
              laplacian,
              new double[] {trace(hessian.get(), variable.dimension())},
              valueOf(laplacian, point));
        }
      }
    }
    assertTrue(smooth > 0, "not one of the points was smooth");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Grad(Grad(Grad(Exp(-SqDist(x,y)),x,s),y,p),x,x)",
        "Diff(Diff(Sin((x|y)),x,y),y,x)",
        "Grad(Laplacian(Exp(-SqDist(x,y)),x),x,s)",
        "Divergence(Grad(Log(IntCst(1)+SqNorm2(x)),x,s),x)",
        "GradMatrix(Grad(Norm2(x-y),x,s),y)",
        "Laplacian(Laplacian(Exp(-SqDist(x,y)),x),x)",
      })
  void derivativesNest(String text) {
    Formula formula = parse(text);
    List<double[]> point = RandomInputs.withoutPoles(StandardVariables.all(), 1, 1, 3);
    Variable x = named("x");
    Formula matrix = Jacobian.of(formula, x);
    requireAgreement(matrix, jacobian(formula, x, point).orElseThrow(), valueOf(matrix, point));
  }

  @Test
  void theLaplacianOfAGaussian() {
    // With r² = |x - y|² in dimension 3: (4 r² - 6) exp(-r²).
    List<double[]> point = RandomInputs.withoutPoles(StandardVariables.all(), 1, 1, 5);
    requireAgreement(
        parse("Laplacian(Exp(-SqDist(x,y)),x)"),
        valueOf(parse("(4*SqDist(x,y)-6)*Exp(-SqDist(x,y))"), point),
        valueOf(parse("Laplacian(Exp(-SqDist(x,y)),x)"), point));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "-x/3",
        "x*y + 2*x",
        "(x|y)",
        "MatVecMult(a,x)",
        "VecMatMult(x,a)",
        "Concat(x,-x)",
        "IfElse(y,x,2*x)",
        "TensorDot(x,y,[3],[3],[0],[0])",
        "Sum(x)*y/SqNorm2(p)",
        "Zero(3)",
        "Elem(x,1)*Exp(y)",
        "ComplexMult(Real2Complex(x),Imag2Complex(y))",
        "Grad(SqDist(x,y),y,s) - Grad(SqDist(p,y),y,s) - 2*p*s",
      })
  void linearFormulasAreSeenToBe(String text) {
    boolean inX = Linear.isLinear(parse(text), named("x"));
    // The last one is, but by cancellation only.
    assertEquals(!text.startsWith("Grad"), inX);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x*x",
        "Exp(x)",
        "x+y",
        "y",
        "s*y",
        "IntCst(1)",
        "Abs(x)",
        "y/x",
        "Concat(x,y)",
        "IfElse(x,x,x)"
      })
  void otherFormulasAreNot(String text) {
    assertFalse(Linear.isLinear(parse(text), named("x")));
  }

  /** What operators say of themselves, in operands of random dimensions and values. */
  @Test
  void anOperatorIsLinearWhereItSaysSo() {
    int checked = 0;
    for (Derivation derivation : (Iterable<Derivation>) derivations()::iterator) {
      if (!Linear.isLinear(derivation.formula(), derivation.variable())) {
        continue;
      }
      checked++;
      int position = derivation.variable().position();
      List<double[]> first = RandomInputs.ofBothSigns(StandardVariables.all(), 1, 1, 1);
      double[] a = first.get(position);
      double[] b = RandomInputs.ofBothSigns(StandardVariables.all(), 1, 1, 2).get(position);
      double[] combined =
          IntStream.range(0, a.length).mapToDouble(k -> 2 * a[k] - 3 * b[k]).toArray();
      double[] ofA = valueOf(derivation.formula(), replaced(first, position, a));
      double[] ofB = valueOf(derivation.formula(), replaced(first, position, b));
      requireAgreement(
          derivation.formula(),
          IntStream.range(0, ofA.length).mapToDouble(k -> 2 * ofA[k] - 3 * ofB[k]).toArray(),
          valueOf(derivation.formula(), replaced(first, position, combined)));
    }
    assertTrue(checked > 30, "only " + checked);
  }

  private static List<double[]> replaced(List<double[]> inputs, int position, double[] input) {
    List<double[]> replaced = new ArrayList<>(inputs);
    replaced.set(position, input);
    return replaced;
  }

  @ParameterizedTest
  @ValueSource(strings = {"(x|y)", "x*y", "MatVecMult(a,x)", "Sum(x)*y"})
  void theAdjointIsTheTransposedMap(String text) {
    Formula formula = parse(text);
    Variable u = new Variable(DIRECTION, formula.dimension(), Category.PM, "u", Span.NONE);
    List<double[]> point =
        new ArrayList<>(RandomInputs.withoutPoles(StandardVariables.all(), 1, 1, 7));
    double[] matrix = jacobian(formula, named("x"), point).orElseThrow();
    double[] values = new SplittableRandom(7).doubles(formula.dimension()).toArray();
    point.add(values);
    Formula adjoint = Adjoint.of(formula, named("x"), u);
    requireAgreement(
        adjoint,
        IntStream.range(0, 3)
            .mapToDouble(k ->
                IntStream.range(0, values.length)
                    .mapToDouble(row -> values[row] * matrix[row * 3 + k])
                    .sum())
            .toArray(),
        valueOf(adjoint, point, u));
  }

  @Test
  void theTraceOfAScalarIsTheSumOfItsRow() {
    assertEquals("Sum(y)", Trace.of(parse("(x|y)"), named("x")).toString());
  }
}
