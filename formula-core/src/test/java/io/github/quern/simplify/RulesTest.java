package io.github.quern.simplify;

import static io.github.quern.testing.StandardVariables.parse;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.formula.Apply;
import io.github.quern.formula.Formula;
import io.github.quern.testing.Numbers;
import io.github.quern.testing.Oracles;
import io.github.quern.testing.RandomInputs;
import io.github.quern.testing.StandardVariables;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {
  private static List<Rule> rules() {
    return Rules.all();
  }

  private static Optional<Formula> rewritten(Rule rule, String formula) {
    return Optional.ofNullable(rule.rewriting().apply((Apply) parse(formula)));
  }

  @Test
  void rulesHaveDifferentNames() {
    assertEquals(rules().size(), rules().stream().map(Rule::name).distinct().count());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aRuleRewritesItsExample(Rule rule) {
    assertEquals(Optional.of(parse(rule.rewritten())), rewritten(rule, rule.example()));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void anExampleHasTheValueOfWhatItIsRewrittenTo(Rule rule) {
    List<double[]> inputs = RandomInputs.ofBothSigns(StandardVariables.all(), 1, 1, 1);
    // One operation more or less, each rounded to 1.1e-16.
    Numbers.requireAgreement(
        rule.name(),
        Oracles.evaluate(parse(rule.example()), inputs),
        Oracles.evaluate(parse(rule.rewritten()), inputs),
        1e-14,
        0);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aRuleLeavesOtherFormulasAlone(Rule rule) {
    for (String other : List.of("x+y", "s*x", "Sin(x)", "x-y", "x/y", "Minus(x)", "Exp(x)*y")) {
      assertEquals(Optional.empty(), rewritten(rule, other), other);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "IntCst(2)+IntCst(3), IntCst(5)",
    "IntInv(2)-IntInv(3), 'RatCst(1,6)'",
    "IntCst(2)*IntInv(4), IntInv(2)",
    "IntCst(2)/IntCst(-4), 'RatCst(-1,2)'",
    "Minus(IntCst(2)), IntCst(-2)",
    "(IntCst(1)+IntCst(2))*(IntCst(3)-IntCst(4)), IntCst(-3)",
    "0+x, x",
    "x+0, x",
    "x-0, x",
    "Zero(3)+x, x",
    "x-Zero(3), x",
    "Zero(1)+x, x",
    "1*x, x",
    "x*1, x",
    "x/1, x",
    "Minus(Minus(Minus(x))), Minus(x)",
    "Exp(s)*Exp(y), Exp(s+y)",
    "Exp(x)*Exp(y)*Exp(p), Exp(x+y+p)",
    "Exp(x+0)*(Exp(y)*1), Exp(x+y)",
    "Sin(1*x)+0, Sin(x)",
  })
  void formulasAreRewrittenFromTheLeavesUp(String formula, String simple) {
    assertEquals(parse(simple), Simplifier.simplify(parse(formula)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s+Zero(3)",
        "s-Zero(3)",
        "IntCst(1)/x",
        "IntCst(0)-x",
        "IntCst(2)/IntCst(0)",
        "x*0",
        "Exp(x)+Exp(y)",
        "Exp(x)/Exp(y)",
        "IntCst(9223372036854775807)+IntCst(1)",
        "IntCst(9223372036854775807)*IntCst(2)",
        "IntInv(9223372036854775807)/IntCst(2)",
        "IntCst(-9223372036854775807)-IntCst(2)",
      })
  void whatWouldChangeDimensionOrValueStays(String formula) {
    Formula parsed = parse(formula);
    assertEquals(parsed, Simplifier.simplify(parsed));
  }
}
