package io.github.quern.testing;

import static io.github.quern.testing.StandardVariables.parse;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.formula.Apply;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Subterms;
import org.junit.jupiter.api.Test;

class ShrinkerTest {
  private static boolean mentions(Formula formula, String operator) {
    return Subterms.of(formula).stream()
        .anyMatch(term -> term instanceof Apply apply && apply.operator().name().equals(operator));
  }

  private static Formula shrink(String formula, java.util.function.Predicate<Formula> property) {
    return Shrinker.shrink(parse(formula), StandardVariables.all(), property);
  }

  @Test
  void whatDoesNotMatterIsDropped() {
    assertEquals(
        parse("Sin(x)"),
        shrink("Exp(x + Norm2(y) * Sin(Cos(y) * p)) - y", formula -> mentions(formula, "Sin")));
  }

  @Test
  void termsAreReplacedOnlyByTermsOfTheSameDimension() {
    assertEquals(
        parse("MatVecMult(a,x)"),
        shrink(
            "MatVecMult(TensorProd(x, Exp(y)), Sin(x) + y)",
            formula -> mentions(formula, "MatVecMult") && formula.dimension() == 3));
  }

  @Test
  void aFormulaThatCannotShrinkStays() {
    assertEquals(parse("x + y"), shrink("x + y", formula -> formula.equals(parse("x + y"))));
  }

  @Test
  void exceptionsCountAsAbsenceOfTheProperty() {
    Formula shrunk =
        shrink(
            "Exp(x + y)",
            formula -> {
              if (!mentions(formula, "Exp")) {
                throw new IllegalStateException("cannot be judged");
              }
              return true;
            });
    assertEquals(parse("Exp(x)"), shrunk);
  }

  @Test
  void sizeCountsOperators() {
    assertEquals(3, Shrinker.size(parse("Exp(x) + Exp(y)")));
    assertEquals(0, Shrinker.size(parse("x")));
  }
}
