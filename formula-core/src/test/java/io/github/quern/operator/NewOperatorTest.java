package io.github.quern.operator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.derivative.Gradient;
import io.github.quern.formula.Constant;
import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Variable;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Value;
import io.github.quern.operator.scalar.Mult;
import io.github.quern.operator.scalar.Square;
import io.github.quern.operator.scalar.UnaryComponentwise;
import io.github.quern.simplify.Simplifier;
import io.github.quern.testing.Evaluation;
import io.github.quern.text.FormulaParser;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What a new scalar operator needs: its own file, here a record within the test, and one line in
 * the list of operators, here a further definition. All stages then know it.
 */
class NewOperatorTest {
  /** f³. */
  record Cubed() implements UnaryComponentwise {
    static final Definition DEFINITION =
        Definition.operator("Cubed", "f", Cubed::new, "third power", "Cubed(x)").withFormula("f³");

    @Override
    public Definition definition() {
      return DEFINITION;
    }

    @Override
    public Value component(Scope scope, Value f) {
      return scope.power(f, 3);
    }

    @Override
    public Formula derivative(Formula f) {
      return new Mult().of(Constant.of(3), new Square().of(f));
    }
  }

  private static final Operators OPERATORS = Operators.standard().with(List.of(Cubed.DEFINITION));

  private static FormulaParser parser() {
    FormulaParser parser = new FormulaParser(OPERATORS);
    parser.declare("x = Vi(2)", 0);
    return parser;
  }

  @Test
  void itIsParsedPrintedAndFoundAgain() {
    Formula formula = parser().parse("1 + Cubed(x)");
    assertEquals(formula, parser().parse(formula.toString()));
    assertEquals(2, formula.dimension());
  }

  @Test
  void itIsLoweredAndRun() {
    FormulaParser parser = parser();
    Formula formula = Simplifier.simplify(parser.parse("Cubed(x) - x"));
    assertArrayEquals(
        new double[] {6, 24},
        Evaluation.atFirstPair(formula, parser.arguments(), List.of(new double[] {2, 3})));
  }

  @Test
  void itIsDifferentiated() {
    FormulaParser parser = parser();
    Formula formula = parser.parse("Cubed(x)");
    Variable x = parser.arguments().getFirst();
    assertArrayEquals(
        new double[] {2 * 3 * 4, 3 * 3 * 9},
        Evaluation.atFirstPair(
            Gradient.of(formula, x, x), parser.arguments(), List.of(new double[] {2, 3})));
  }

  @Test
  void itIsListedInAGroupOfItsOwn() {
    assertEquals(List.of(Cubed.DEFINITION), OPERATORS.groups().getLast().functions());
  }
}
