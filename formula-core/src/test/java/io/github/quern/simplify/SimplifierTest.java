package io.github.quern.simplify;

import static io.github.quern.testing.StandardVariables.parse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.dsl.Term;
import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.operator.Operators;
import io.github.quern.testing.Conditioned;
import io.github.quern.testing.FormulaGenerator;
import io.github.quern.testing.Oracles;
import io.github.quern.testing.RandomFormulas;
import io.github.quern.testing.RandomInputs;
import io.github.quern.testing.StandardVariables;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SimplifierTest {
  /** Functions that rules rewrite, so that random formulas give them work. */
  private static final List<Definition> FUNCTIONS =
      Stream.of(
              "Add",
              "Subtract",
              "Mult",
              "Divide",
              "Minus",
              "Exp",
              "IntCst",
              "RatCst",
              "Zero",
              "Sin")
          .map(name -> Operators.standard().find(name).orElseThrow())
          .toList();

  private static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  private static Formula random(long seed) {
    return new FormulaGenerator(FUNCTIONS, StandardVariables.all(), seed).next(5);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void randomFormulasKeepTheirValues(long seed) {
    List<double[]> inputs = RandomInputs.ofBothSigns(StandardVariables.all(), 1, 1, seed);
    RandomFormulas.check(
        seed,
        random(seed),
        formula ->
            Conditioned.of(formula, inputs, seed)
                .requireAgreement(
                    formula.toString(), Oracles.evaluate(Simplifier.simplify(formula), inputs)));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noRuleAppliesToASimplifiedFormula(long seed) {
    RandomFormulas.check(
        seed,
        random(seed),
        formula -> {
          Formula simple = Simplifier.simplify(formula);
          assertSame(simple, Simplifier.simplify(simple));
          assertEquals(formula.dimension(), simple.dimension());
        });
  }

  @Test
  void everyRuleAppliesToSomeRandomFormula() {
    Set<String> applied = new TreeSet<>();
    seeds()
        .forEach(seed -> Simplifier.simplify(random(seed), (rule, f) -> applied.add(rule.name())));
    assertEquals(
        Rules.all().stream().map(Rule::name).collect(Collectors.toCollection(TreeSet::new)),
        applied);
  }

  @Test
  void theListenerHearsEachRuleAndItsResult() {
    List<String> steps = new ArrayList<>();
    Simplifier.simplify(
        parse("Exp(x+0)*Exp(y*1)"), (rule, result) -> steps.add(rule.name() + ": " + result));
    assertEquals(
        List.of("add zero: x", "multiply by one: y", "multiply exponentials: Exp((x+y))"), steps);
  }

  @Test
  void theListenerHearsOfASharedTermOnce() {
    List<String> steps = new ArrayList<>();
    Simplifier.simplify(parse("Sin(x+0)*Sin(x+0)"), (rule, result) -> steps.add(rule.name()));
    assertEquals(List.of("add zero"), steps);
  }

  @Test
  void aFormulaWithoutAnythingToDoIsReturnedItself() {
    Formula formula = parse("Exp(-SqDist(x,y))*s");
    assertSame(formula, Simplifier.simplify(formula));
  }

  @Test
  void sharedTermsTakeNoMoreThanTheirSize() {
    Term power = new Term(parse("x+0"));
    for (int doubling = 0; doubling < 60; doubling++) {
      power = power.times(power);
    }
    List<String> steps = new ArrayList<>();
    Formula simple = Simplifier.simplify(power.formula(), (rule, result) -> steps.add(rule.name()));
    assertEquals(List.of("add zero"), steps);
    assertTrue(simple.dimension() == 3);
  }
}
