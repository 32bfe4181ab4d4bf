package io.github.quern.formula;

import static io.github.quern.testing.StandardVariables.named;
import static io.github.quern.testing.StandardVariables.parse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.operator.scalar.Add;
import io.github.quern.operator.scalar.Exp;
import io.github.quern.operator.scalar.Pow;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApplyTest {
  private static final Variable X = named("x");
  private static final Variable A = named("a");

  @Test
  void theNumberOfOperandsIsChecked() {
    IllegalArgumentException exception =
        assertThrows(IllegalArgumentException.class, () -> new Add().of(X));
    assertEquals("Add takes 2 operands, not 1", String.valueOf(exception.getMessage()));
  }

  @Test
  void dimensionsAreCheckedInJavaAsWell() {
    DimensionException exception = assertThrows(DimensionException.class, () -> new Add().of(X, A));
    assertEquals(
        "Add needs operands of one dimension, or scalars: operand 1 has dimension 3, operand 2 has"
            + " dimension 9.",
        exception.sentence());
    assertEquals(1, exception.operand());
  }

  @Test
  void depthIsThatOfTheDeepestOperand() {
    assertEquals(1, ((Apply) parse("x+y")).depth());
    assertEquals(3, ((Apply) parse("Exp(Sin(x))+y")).depth());
  }

  @Test
  void equalityIgnoresWhereATermWasWritten() {
    Formula here = parse("Exp(x)");
    Formula there = parse("   Exp( x )");
    assertEquals(here, there);
    assertEquals(here.hashCode(), there.hashCode());
    assertNotEquals(here.span(), there.span());
  }

  @Test
  void parametersAreAPartOfTheOperator() {
    assertEquals(new Pow(3).of(X), new Pow(3).of(X));
    assertNotEquals(new Pow(3).of(X), new Pow(2).of(X));
  }

  @Test
  void termsBuiltInJavaHaveNoSpan() {
    assertSame(Span.NONE, new Exp().of(X).span());
  }

  @Test
  void subtermsComeBeforeTheTermsThatUseThem() {
    assertEquals(
        List.of("x", "Exp(x)", "y", "(Exp(x)+y)", "((Exp(x)+y)*Exp(x))"),
        Subterms.of(parse("(Exp(x)+y)*Exp(x)")).stream().map(Formula::toString).toList());
  }

  @Test
  void subtermsOfALeafAreTheLeaf() {
    assertEquals(List.of(X), Subterms.of(X));
  }

  @Test
  void scalarsAreOfDimensionOne() {
    assertTrue(parse("(x|y)").isScalar());
    assertTrue(!X.isScalar());
  }

  private static Formula doubled(int times) {
    Formula sum = X;
    for (int k = 0; k < times; k++) {
      sum = new Add().of(sum, sum);
    }
    return sum;
  }

  @Test
  void comparingSharedTermsTakesTimeByTheirNumber() {
    // Compared path by path, these would take 2 to the power 60 comparisons.
    assertEquals(doubled(60), doubled(60));
    assertNotEquals(doubled(60), doubled(59));
  }

  @Test
  void aFormulaThatSharesVeryManyTermsIsWrittenTermByTerm() {
    assertEquals("((x+x)+(x+x))", doubled(2).toString());
    String text = doubled(40).toString();
    assertTrue(text.startsWith("#1 = (x+x); #2 = (#1+#1); "), text);
    assertTrue(text.endsWith("; (#39+#39)"), text);
  }
}
