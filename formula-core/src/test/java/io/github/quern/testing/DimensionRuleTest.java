package io.github.quern.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DimensionRuleTest {
  @ParameterizedTest
  @CsvSource({
    "'D, D → D', '1,4', 4",
    "'D, D → D', '4,4', 4",
    "'D, D → 1', '4,1', 1",
    "'n·p, p → n', '6,3', 2",
    "'D, E → D+E', '2,3', 5",
    "'D, E → D·E', '2,3', 6",
    "'1 or D or D·D, D → 1', '9,3', 1",
    "'2·D, 2·D → 2·D', '2,6', 6",
    "'D → d', '4', 3",
  })
  void aRuleGivesTheDimension(String rule, String dimensions, int expected) {
    assertEquals(OptionalInt.of(expected), apply(rule, dimensions));
  }

  @ParameterizedTest
  @CsvSource({"'D, D → D', '2,4'", "'n·p, p → n', '4,3'", "'1, D → 1', '2,2'", "'2·D → D', '3'"})
  void aRuleDoesNotFitEverything(String rule, String dimensions) {
    assertEquals(OptionalInt.empty(), apply(rule, dimensions));
  }

  @Test
  void constantsHaveNoOperands() {
    assertEquals(OptionalInt.of(3), DimensionRule.of("→ d").apply(List.of(), Map.of("d", 3)));
  }

  @ParameterizedTest
  @CsvSource({"'D, D → D', true", "'→ n', true", "'D → 2·D', true", "'D → order', false"})
  void rulesWithWordsAreForReaders(String rule, boolean formal) {
    assertEquals(formal, DimensionRule.isFormal(rule));
  }

  private static OptionalInt apply(String rule, String dimensions) {
    List<Integer> numbers = Arrays.stream(dimensions.split(",", -1)).map(Integer::valueOf).toList();
    return DimensionRule.of(rule).apply(numbers, Map.of("d", 3));
  }
}
