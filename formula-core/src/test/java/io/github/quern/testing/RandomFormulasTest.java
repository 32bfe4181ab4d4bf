package io.github.quern.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.quern.formula.Apply;
import io.github.quern.formula.Formula;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RandomFormulasTest {
  private static void refuseVectors(Formula formula) {
    if (formula instanceof Apply && formula.dimension() > 1) {
      throw new AssertionError("a vector: " + formula);
    }
  }

  /** The first seed whose formula is a vector. */
  private static long seedOfAVector() {
    long seed = 0;
    while (FormulaGenerator.standard(seed).next(4).dimension() == 1) {
      seed++;
    }
    return seed;
  }

  @Test
  void aFailureNamesSeedAndSmallestFormula() {
    long seed = seedOfAVector();
    AssertionError error =
        assertThrows(
            AssertionError.class,
            () -> RandomFormulas.check(seed, 4, RandomFormulasTest::refuseVectors));
    String cause = String.valueOf(error.getCause());
    String formula = cause.substring(cause.indexOf("a vector: ") + "a vector: ".length());
    assertEquals(
        "seed " + seed + ", smallest formula " + formula, String.valueOf(error.getMessage()));
    assertEquals(1, Shrinker.size(StandardVariables.parse(formula)), formula);
  }

  @Test
  void theCheckSeesTheFormulaOfTheSeed() {
    List<Formula> seen = new ArrayList<>();
    RandomFormulas.check(5, 3, seen::add);
    assertEquals(List.of(FormulaGenerator.standard(5).next(3)), seen);
  }
}
