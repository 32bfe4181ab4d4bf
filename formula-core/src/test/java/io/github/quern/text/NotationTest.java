package io.github.quern.text;

import static io.github.quern.testing.StandardVariables.parse;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.formula.Category;
import io.github.quern.formula.Constant;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Span;
import io.github.quern.formula.Variable;
import io.github.quern.testing.StandardVariables;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotationTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Exp(-SqDist(x,y))*s",
        "  Exp ( - SqDist ( x , y ) ) * s  ",
        "Exp(\n\t-SqDist(x,\r\n y))\f* s",
      })
  void whitespaceIsFree(String formula) {
    assertEquals(parse("Exp(-SqDist(x,y))*s"), parse(formula));
  }

  @ParameterizedTest
  @CsvSource({
    "x+y, 'Add(x,y)'",
    "x-y, 'Subtract(x,y)'",
    "x*y, 'Mult(x,y)'",
    "x/y, 'Divide(x,y)'",
    "-x, Minus(x)",
    "(x|y), 'Scalprod(x,y)'",
    "x<y, 'LessThan(x,y)'",
    "x<=y, 'LessOrEqual(x,y)'",
    "x==y, 'Equal(x,y)'",
    "x!=y, 'NotEqual(x,y)'",
    "x**2, Square(x)",
    "x**3, 'Pow(x,3)'",
  })
  void signsAndNamesMeanTheSame(String sign, String name) {
    assertEquals(parse(name), parse(sign));
  }

  @ParameterizedTest
  @CsvSource({
    "2*x, IntCst(2)*x",
    "x+2, x+IntCst(2)",
    "-2*x, IntCst(-2)*x",
    "x<1, x<IntCst(1)",
    "x/3, x/IntCst(3)",
    "1/2*x, 'RatCst(1,2)*x'",
    "(1+2*3-4)*x, IntCst(3)*x",
    "2/4*x, 'RatCst(1,2)*x'",
    "x**2+1-1/3, 'x**2+1-RatCst(1,3)'",
    "Exp(2), Exp(IntCst(2))",
    "'Clamp(x,0,1)', 'Clamp(x,IntCst(0),IntCst(1))'",
  })
  void literalsAreExactConstants(String literal, String constant) {
    assertEquals(parse(constant), parse(literal));
  }

  @Test
  void literalsReachTheLargestLong() {
    Formula constant = new Constant(Long.MAX_VALUE, 1, Span.NONE);
    assertEquals(constant, parse("IntCst(9223372036854775807)"));
    assertEquals(constant.toString(), "IntCst(9223372036854775807)");
  }

  @Test
  void aConstantIsAFormula() {
    assertEquals(Constant.of(-3), parse("IntCst(-3)"));
    assertEquals(new Constant(1, 2, Span.NONE), parse("IntInv(2)"));
    assertEquals(new Constant(-2, 3, Span.NONE), parse("RatCst(4,-6)"));
  }

  @Test
  void parametersMayBeComputedFromLiterals() {
    assertEquals(parse("Elem(x,2)"), parse("Elem(x, 4/2)"));
    assertEquals(parse("Elem(x,2)"), parse("Elem(x, (1+1))"));
    assertEquals(parse("Pow(x,-3)"), parse("Pow(x, -(3))"));
  }

  @Test
  void aliasesWithoutPositionTakeTheirPlaceInTheList() {
    FormulaParser parser = StandardVariables.parser(List.of("u = Vi(2)", "v=Vj( 5 )"));
    assertEquals(
        List.of(variable(0, 2, Category.VI), variable(1, 5, Category.VJ)), parser.arguments());
  }

  @Test
  void aliasesMayStateTheirPositions() {
    FormulaParser parser =
        StandardVariables.parser(List.of("u = Vi(2, 4)", "v = Pm(0,1)", "w = Var(1,3,1)"));
    assertEquals(
        List.of(
            variable(0, 1, Category.PM), variable(1, 3, Category.VJ), variable(2, 4, Category.VI)),
        parser.arguments());
  }

  @Test
  void namesMayHoldDigitsAndUnderscores() {
    FormulaParser parser = StandardVariables.parser(List.of("_x1 = Vi(2)", "lambda = Vj(2)"));
    assertEquals("(_x1*lambda)", parser.parse("_x1*lambda").toString());
  }

  @Test
  void twoNamesMayShareAPositionIfTheyAgree() {
    FormulaParser parser = StandardVariables.parser(List.of("u = Vi(0,2)", "v = Vi(0,2)"));
    assertEquals(parser.parse("u"), parser.parse("v"));
    assertEquals(1, parser.arguments().size());
  }

  @Test
  void inlineVariablesAtTheirPositionAreTheAliasThere() {
    assertEquals("x", parse("Var(0,3,0)").toString());
    assertEquals("x", parse("Vi(0,3)").toString());
  }

  @ParameterizedTest
  @CsvSource({
    "'Vi(7,2)', 'Var(7,2,0)', VI",
    "'Vj(7,2)', 'Var(7,2,1)', VJ",
    "'Pm(7,2)', 'Var(7,2,2)', PM"
  })
  void inlineVariablesBeyondTheAliasesAppendArguments(
      String keyword, String notation, Category category) {
    FormulaParser parser = StandardVariables.parser();
    Variable expected = variable(7, 2, category);
    assertEquals(expected, parser.parse(keyword));
    assertEquals(expected, parser.parse(notation));
    assertEquals(notation, parser.parse(keyword).toString());
    assertEquals(expected, parser.arguments().getLast());
  }

  @Test
  void aParserCollectsTheArgumentsOfAllItsFormulas() {
    FormulaParser parser = StandardVariables.parser(List.of("u = Vi(2)"));
    parser.parse("u * Vj(1,2)");
    parser.parse("Pm(2,4)");
    assertEquals(3, parser.arguments().size());
  }

  @Test
  void termsKeepTheSpanOfTheirText() {
    Formula formula = parse(" Exp(x) ");
    assertEquals(new Span(1, 7), formula.span());
  }

  private static Variable variable(int position, int dimension, Category category) {
    return new Variable(position, dimension, category, null, Span.NONE);
  }
}
