package io.github.quern.text;

import static io.github.quern.testing.StandardVariables.parse;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.operator.Operators;
import io.github.quern.testing.RandomFormulas;
import io.github.quern.testing.Signature;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A formula's text parses back to an equal formula. */
class RoundTripTest {
  private static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void randomFormulasSurvive(long seed) {
    RandomFormulas.check(
        seed, 5, formula -> assertEquals(formula, parse(formula.toString()), formula::toString));
  }

  @Test
  void everySignatureSurvives() {
    for (Definition definition : Operators.standard().all()) {
      for (Signature signature : Signature.of(definition)) {
        Formula formula = signature.formula();
        FormulaParser parser = new FormulaParser(Operators.standard());
        assertEquals(formula, parser.parse(formula.toString()), formula::toString);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "IntCst(3000000000)",
        "3000000000*x",
        "RatCst(1,-3000000000)*x",
        "x*(-3/5)",
        "IntInv(-1)*x",
        "-9223372036854775807/2*x",
      })
  void unusualConstantsSurvive(String text) {
    Formula formula = parse(text);
    assertEquals(formula, parse(formula.toString()));
  }
}
