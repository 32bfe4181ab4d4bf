package io.github.quern.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.testing.StandardVariables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tree that a formula stands for, as its fully parenthesised text. */
class PrecedenceTest {
  private static void assertTree(String expected, String formula) {
    assertEquals(expected, StandardVariables.parse(formula).toString(), formula);
  }

  @ParameterizedTest
  @CsvSource({
    "x-y-p, ((x-y)-p)",
    "x-y+p, ((x-y)+p)",
    "x/y/p, ((x/y)/p)",
    "x/y*p, ((x/y)*p)",
    "x*y/p, ((x*y)/p)",
    "x|y|p, ((x|y)|p)",
  })
  void binaryOperatorsAssociateToTheLeft(String formula, String tree) {
    assertTree(tree, formula);
  }

  @ParameterizedTest
  @CsvSource({
    "x+y*p, (x+(y*p))",
    "x*y+p, ((x*y)+p)",
    "x-y/p, (x-(y/p))",
    "x*(y+p), (x*(y+p))",
  })
  void productsBindTighterThanSums(String formula, String tree) {
    assertTree(tree, formula);
  }

  @ParameterizedTest
  @CsvSource({
    "x+y|p, ((x+y)|p)",
    "x|y+p, (x|(y+p))",
    "x*y|p, ((x*y)|p)",
    "-x|y, (Minus(x)|y)",
    "s*(x|y)+t, ((s*(x|y))+t)",
  })
  void sumsBindTighterThanTheScalarProduct(String formula, String tree) {
    assertTree(tree, formula);
  }

  @ParameterizedTest
  @CsvSource({
    "x|y<s, ((x|y)<s)",
    "x+y<p, ((x+y)<p)",
    "s<=x|y, (s<=(x|y))",
    "x==y*p, (x==(y*p))",
    "x!=-y, (x!=Minus(y))",
  })
  void comparisonsBindLoosest(String formula, String tree) {
    assertTree(tree, formula);
  }

  @ParameterizedTest
  @CsvSource({"x>y, (y<x)", "x>=y, (y<=x)", "x+1>y, (y<(x+IntCst(1)))"})
  void greaterIsLessWithExchangedOperands(String formula, String tree) {
    assertTree(tree, formula);
  }

  @ParameterizedTest
  @CsvSource({
    "-x*y, (Minus(x)*y)",
    "x*-y, (x*Minus(y))",
    "-x+y, (Minus(x)+y)",
    "x--y, (x-Minus(y))",
    "---x, Minus(Minus(Minus(x)))",
  })
  void theMinusSignBindsTighterThanProducts(String formula, String tree) {
    assertTree(tree, formula);
  }

  @ParameterizedTest
  @CsvSource({
    "-x**2, Minus(Square(x))",
    "x*y**2, (x*Square(y))",
    "x**2*y, (Square(x)*y)",
    "(-x)**2, Square(Minus(x))",
  })
  void powersBindTightest(String formula, String tree) {
    assertTree(tree, formula);
  }

  @Test
  void theExponentMayBeSignedOrComputedFromLiterals() {
    assertTree("Pow(x,-2)", "x**-2");
    assertTree("Square(x)", "x**(4/2)");
    assertTree("Pow(x,0)", "x**0");
    assertTree("Pow(x,1)", "x**1");
  }

  @Test
  void aNumberCanBeRaisedToAPower() {
    assertTree("(Pow(IntCst(2),3)*x)", "2**3*x");
  }

  @Test
  void parenthesesOverrideAndLeaveNoTrace() {
    assertTree("(x-(y-p))", "x-(y-p)");
    assertTree("(x-y)", "(((x)-(y)))");
  }
}
