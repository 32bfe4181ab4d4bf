package io.github.quern.reduction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.quern.ir.ValueType;
import io.github.quern.reduction.ReductionDefinition.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a reduction refuses to be made for, with the whole message. */
class ReductionDefinitionTest {
  private static Reduction create(String name, int dimension, int weightDimension, int k) {
    Summation summation = new Summation(ValueType.REAL, SumScheme.BLOCK);
    return Reductions.find(name)
        .orElseThrow()
        .create(new Request(dimension, weightDimension, k, summation));
  }

  private static void assertRefused(
      String name, int dimension, int weightDimension, int k, String message) {
    assertEquals(
        message,
        assertThrows(
                IllegalArgumentException.class, () -> create(name, dimension, weightDimension, k))
            .getMessage());
  }

  @ParameterizedTest
  @CsvSource({"LogSumExpWeight", "SumSoftMaxWeight"})
  void aWeightThatIsNeeded(String name) {
    assertRefused(name, 1, 0, 0, name + " needs a second formula, the weight (formula2).");
  }

  @ParameterizedTest
  @CsvSource({
    "Sum, 0",
    "Max_SumShiftExp, 0",
    "Min, 0",
    "Max, 0",
    "ArgMin, 0",
    "ArgMax, 0",
    "Min_ArgMin, 0",
    "Max_ArgMax, 0",
    "KMin, 3",
    "ArgKMin, 3",
    "KMin_ArgKMin, 3",
  })
  void aWeightThatIsNotTaken(String name, int k) {
    assertRefused(name, 1, 2, k, name + " takes no second formula (formula2).");
  }

  @ParameterizedTest
  @CsvSource({"KMin", "ArgKMin", "KMin_ArgKMin"})
  void aNumberThatIsNeeded(String name) {
    assertRefused(
        name, 2, 0, 0, name + " needs a number K of at least 1 (optArg); none was given.");
    assertRefused(name, 2, 0, -4, name + " needs a number K of at least 1 (optArg); it is -4.");
  }

  @ParameterizedTest
  @CsvSource({
    "Sum, 0",
    "LogSumExp, 0",
    "LogSumExpWeight, 1",
    "SumSoftMaxWeight, 1",
    "Max_SumShiftExp, 0",
    "Max_SumShiftExpWeight, 1",
    "Min, 0",
    "Max, 0",
    "ArgMin, 0",
    "ArgMax, 0",
    "Min_ArgMin, 0",
    "Max_ArgMax, 0",
  })
  void aNumberThatIsNotTaken(String name, int weightDimension) {
    assertRefused(name, 1, weightDimension, 3, name + " takes no number K (optArg).");
  }

  @ParameterizedTest
  @CsvSource({
    "LogSumExp",
    "LogSumExpWeight",
    "SumSoftMaxWeight",
    "Max_SumShiftExp",
    "Max_SumShiftExpWeight",
  })
  void aVectorWhereAScalarIsNeeded(String name) {
    assertRefused(
        name, 3, 1, 0, name + " needs a formula of dimension 1; this one has dimension 3.");
  }

  @Test
  void aSumSchemeThatDoesNotExist() {
    assertEquals(
        "There is no sum scheme 'pairwise'; there are auto, direct_sum, block_sum and"
            + " kahan_scheme.",
        assertThrows(IllegalArgumentException.class, () -> SumScheme.of("pairwise")).getMessage());
  }

  @ParameterizedTest
  @CsvSource({"auto, BLOCK", "block_sum, BLOCK", "direct_sum, DIRECT", "kahan_scheme, KAHAN"})
  void sumSchemesHaveTheWordsOfKeOps(String word, SumScheme scheme) {
    assertEquals(scheme, SumScheme.of(word));
  }
}
