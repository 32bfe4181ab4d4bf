package io.github.quern.operator.external;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.quern.derivative.Gradient;
import io.github.quern.formula.Formula;
import io.github.quern.formula.FormulaException;
import io.github.quern.formula.Subterms;
import io.github.quern.formula.Variable;
import io.github.quern.ir.ExternalFunction;
import io.github.quern.operator.Operators;
import io.github.quern.testing.Evaluation;
import io.github.quern.testing.Numbers;
import io.github.quern.testing.UserFunctions;
import io.github.quern.text.FormulaParser;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Users' functions, and their derivatives by substitution. */
class ExternalOperatorTest {
  private static final double[] X = {0.5, 1, 2};
  private static final double[] S = {3};
  private static final double[] E = {1, 10, 100};
  private static final List<String> ALIASES = List.of("x = Vi(3)", "s = Vi(1)", "e = Vi(3)");

  private static FormulaParser parser(List<String> aliases, ExternalOperator... operators) {
    FormulaParser parser =
        new FormulaParser(
            Operators.standard()
                .with(List.of(operators).stream().map(ExternalOperator::definition).toList()));
    for (int position = 0; position < aliases.size(); position++) {
      parser.declare(aliases.get(position), position);
    }
    return parser;
  }

  /** A function with partial derivatives, which may use it. */
  private static ExternalOperator operator(String name, String... partials) {
    ExternalFunction function = UserFunctions.named(name);
    List<String> operands = new ArrayList<>();
    for (int position = 0; position < function.arity(); position++) {
      operands.add(ExternalOperator.operandName(position) + " = Vi(1)");
    }
    FormulaParser parser = parser(operands, new ExternalOperator(function, List.of()));
    return new ExternalOperator(function, List.of(partials).stream().map(parser::parse).toList());
  }

  private static Formula parse(String formula, ExternalOperator... operators) {
    return parser(ALIASES, operators).parse(formula);
  }

  private static Formula gradient(Formula formula, String variable) {
    return Gradient.of(formula, (Variable) parse(variable), parse("e"));
  }

  private static double[] evaluate(Formula formula) {
    return Evaluation.atFirstPair(formula, parser(ALIASES).arguments(), List.of(X, S, E));
  }

  @Test
  void aFunctionIsAppliedToEachComponent() {
    ExternalOperator product = operator("product");
    Numbers.requireEqual(
        "product", new double[] {1.5, 3, 6}, evaluate(parse("product(x, s)", product)));
  }

  @Test
  void derivativesAreThePartialsAtTheOperands() {
    ExternalOperator product = operator("product", "b", "a");
    Numbers.requireEqual(
        "x", new double[] {3, 30, 300}, evaluate(gradient(parse("product(x, s)", product), "x")));
    Numbers.requireEqual(
        "operands that are terms",
        new double[] {2 * 0.5, 2 * 10, 4 * 100},
        evaluate(gradient(parse("product(x, x)", product), "x")));
  }

  @Test
  void theDerivativeOfARepeatedScalarIsASum() {
    ExternalOperator product = operator("product", "b", "a");
    Numbers.requireEqual(
        "s",
        new double[] {0.5 + 10 + 200},
        evaluate(gradient(parse("product(x, s)", product), "s")));
  }

  @Test
  void theChainRuleAppliesToOperands() {
    ExternalOperator twice = operator("twice", "2 + 0*a");
    Numbers.requireEqual(
        "twice(x*x)",
        new double[] {2, 40, 800},
        evaluate(gradient(parse("twice(x*x)", twice), "x")));
  }

  @Test
  void aDerivativeMayUseTheFunctionItselfAndBeDerivedAgain() {
    ExternalOperator growth = operator("growth", "growth(a)");
    Formula first = gradient(parse("growth(x)", growth), "x");
    Formula third = gradient(gradient(first, "x"), "x");
    double[] expected = new double[3];
    double[] expectedThird = new double[3];
    for (int component = 0; component < 3; component++) {
      expected[component] = E[component] * Math.exp(X[component]);
      expectedThird[component] =
          E[component] * E[component] * E[component] * Math.exp(X[component]);
    }
    // Products of three factors, in another order.
    Numbers.requireAgreement("first", expected, evaluate(first), 1e-15, 0);
    Numbers.requireAgreement("third", expectedThird, evaluate(third), 1e-15, 0);
  }

  @Test
  void theFunctionInItsDerivativeIsTheSameTerm() {
    ExternalOperator growth = operator("growth", "growth(a)");
    Formula value = parse("growth(x)", growth);
    assertEquals(1, Subterms.of(gradient(value, "x")).stream().filter(value::equals).count());
  }

  @Test
  void aFunctionWithoutDerivativeSaysSo() {
    Formula formula = parse("product(x, s)", operator("product"));
    FormulaException exception = assertThrows(FormulaException.class, () -> gradient(formula, "x"));
    assertEquals(
        """
        product has no derivative: it was declared without partial derivatives.
          product(x,s)
          ^^^^^^^^^^^^\
        """,
        exception.getMessage());
  }

  @Test
  void noDerivativeIsNeededInVariablesThatDoNotOccur() {
    Numbers.requireEqual(
        "zero",
        new double[] {0},
        evaluate(gradient(parse("product(x, x)", operator("product")), "s")));
  }

  @Test
  void thereIsOnePartialForEachOperand() {
    assertEquals(
        "product needs as many partial derivatives as it has arguments: 2, not 1.",
        assertThrows(IllegalArgumentException.class, () -> operator("product", "b")).getMessage());
    assertEquals(
        "twice needs as many partial derivatives as it has arguments: 1, not 2.",
        assertThrows(IllegalArgumentException.class, () -> operator("twice", "a", "a"))
            .getMessage());
  }
}
