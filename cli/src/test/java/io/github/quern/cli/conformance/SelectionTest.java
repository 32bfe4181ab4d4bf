package io.github.quern.cli.conformance;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SelectionTest {
  @Test
  void noPatternSelectsEverything() {
    assertTrue(new Selection(List.of()).includes("arithmetic/add"));
  }

  @Test
  void aStarStandsForAnyCharactersAndNothingElseIsSpecial() {
    Selection selection = new Selection(List.of("arith*/add-?ec"));
    assertTrue(selection.includes("arithmetic/add-?ec"));
    assertFalse(selection.includes("arithmetic/add-vec"));
    assertTrue(new Selection(List.of("*add*")).includes("arithmetic/add-vec"));
    assertFalse(new Selection(List.of("add*")).includes("arithmetic/add-vec"));
  }

  @Test
  void severalPatternsAddUpAndAnExclamationMarkExcludes() {
    Selection selection = new Selection(List.of("a/*", "b/*", "!*/x"));
    assertTrue(selection.includes("a/1"));
    assertTrue(selection.includes("b/1"));
    assertFalse(selection.includes("c/1"));
    assertFalse(selection.includes("a/x"));
    assertTrue(new Selection(List.of("!*/x")).includes("c/1"));
  }
}
