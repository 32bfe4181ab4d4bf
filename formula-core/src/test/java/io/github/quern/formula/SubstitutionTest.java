package io.github.quern.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.quern.operator.scalar.Exp;
import io.github.quern.operator.scalar.Sin;
import io.github.quern.testing.StandardVariables;
import org.junit.jupiter.api.Test;

/** Variables, operators and applications are replaced, and shared terms stay shared. */
class SubstitutionTest {
  private static final Formula FORMULA = StandardVariables.parse("Exp(x) + Exp(x) * IndexI()");

  @Test
  void variablesAreReplacedByTerms() {
    Formula result = Substitution.replace(FORMULA, variable -> StandardVariables.parse("-y"));
    assertEquals(StandardVariables.parse("Exp(-y) + Exp(-y) * IndexI()"), result);
    Apply sum = (Apply) result;
    assertSame(sum.operands().getFirst(), ((Apply) sum.operands().getLast()).operands().getFirst());
  }

  @Test
  void operatorsAreReplaced() {
    assertEquals(
        StandardVariables.parse("Sin(x) + Sin(x) * IndexI()"),
        Substitution.replace(
            FORMULA,
            variable -> variable,
            operator -> operator instanceof Exp ? new Sin() : operator));
  }

  @Test
  void applicationsAreReplacedAfterTheirOperands() {
    assertEquals(
        StandardVariables.parse("y + y * s"),
        Substitution.replace(
            FORMULA,
            variable -> StandardVariables.named("y"),
            (apply, operands) ->
                switch (apply.operator().name()) {
                  case "Exp" -> operands.getFirst();
                  case "IndexI" -> StandardVariables.named("s");
                  default -> new Apply(apply.operator(), operands, apply.span());
                }));
  }

  @Test
  void termsThatDoNotFitAreRefused() {
    assertThrows(
        DimensionException.class,
        () ->
            Substitution.replace(
                StandardVariables.parse("x + y"),
                variable ->
                    variable.label().equals("x") ? StandardVariables.named("a") : variable));
  }
}
