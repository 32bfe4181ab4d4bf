package io.github.quern.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.derivative.Adjoint;
import io.github.quern.derivative.Trace;
import io.github.quern.formula.Apply;
import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.operator.Operators;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FormulaGeneratorTest {
  private static final int SEED = 20_250_101;

  private static List<Formula> formulas(long seed, int count) {
    FormulaGenerator generator = FormulaGenerator.standard(seed);
    return IntStream.range(0, count).mapToObj(index -> generator.next(4)).toList();
  }

  @Test
  void equalSeedsGiveEqualFormulas() {
    assertEquals(formulas(SEED, 50), formulas(SEED, 50));
  }

  @Test
  void differentSeedsGiveDifferentFormulas() {
    assertTrue(!formulas(SEED, 50).equals(formulas(SEED + 1, 50)));
  }

  @Test
  void formulasStayWithinTheirBounds() {
    for (Formula formula : formulas(SEED, 500)) {
      assertTrue(formula.dimension() <= FormulaGenerator.MOST_COMPONENTS, formula::toString);
      // A combination such as Normalize is one call of up to three operators.
      assertTrue(!(formula instanceof Apply apply) || apply.depth() <= 12, formula::toString);
    }
  }

  @Test
  void everyOperatorOccurs() {
    Set<String> found =
        formulas(SEED, 2_000).stream()
            .flatMap(Signature::operators)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Signature.operators(), found);
  }

  @Test
  void everyFunctionHasASignature() {
    for (Definition definition : Operators.standard().all()) {
      // Of these the first operand must be linear in the second: no variable is in another.
      boolean linear = List.of(Trace.DEFINITION, Adjoint.DEFINITION).contains(definition);
      assertEquals(linear, Signature.of(definition).isEmpty(), definition.name());
    }
  }

  @Test
  void elementwiseFunctionsHaveSignaturesThatBroadcastEitherOperand() {
    Definition add = Operators.standard().find("Add").orElseThrow();
    assertEquals(
        List.of(
            List.of(1, 1),
            List.of(1, 2),
            List.of(1, 4),
            List.of(2, 1),
            List.of(2, 2),
            List.of(4, 1),
            List.of(4, 4)),
        Signature.of(add).stream().map(Signature::dimensions).toList());
  }
}
