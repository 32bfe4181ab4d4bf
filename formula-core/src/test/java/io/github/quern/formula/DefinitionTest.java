package io.github.quern.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class DefinitionTest {
  private static final Parameter ONE = new Parameter.Whole(1);

  private static Definition definition(String operands, Definition.Slot... parameters) {
    return Definition.combination(
        "F", operands, List.of(parameters), (terms, values, span) -> terms.getFirst(), "", "");
  }

  @Test
  void theSignatureShowsWhatCanBeLeftOut() {
    assertEquals("F(f, g)", definition("f g").signature());
    assertEquals("F(n)", definition("", Definition.integer("n")).signature());
    assertEquals(
        "F(f, a[, b[, c]])",
        definition(
                "f",
                Definition.integer("a"),
                Definition.integer("b").orElse(ONE),
                Definition.integer("c").orElse(ONE))
            .signature());
    assertEquals("F([n])", definition("", Definition.integer("n").orElse(ONE)).signature());
  }

  @Test
  void argumentsAreCounted() {
    Definition optional = definition("f g", Definition.integer("n").orElse(ONE));
    assertEquals(2, optional.fewestArguments());
    assertEquals(3, optional.mostArguments());
  }

  @Test
  void onlyTheLastParametersCanBeLeftOut() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> definition("f", Definition.integer("a").orElse(ONE), Definition.integer("b")));
    assertEquals("'b' of F follows a parameter that can be left out", refused.getMessage());
  }
}
