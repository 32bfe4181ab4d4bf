package io.github.quern.reduction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.quern.ir.ValueType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a reduction needs, and what is said where it is missing. */
class ReductionDefinitionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SumSoftMaxWeight | 1 | 0 | 0 | SumSoftMaxWeight needs a second formula, the weight (formula2).",
        "LogSumExpWeight | 1 | 0 | 0 | LogSumExpWeight needs a second formula, the weight (formula2).",
        "Sum | 3 | 1 | 0 | Sum takes no second formula (formula2).",
        "KMin | 3 | 1 | 2 | KMin takes no second formula (formula2).",
        "Max_SumShiftExp | 1 | 1 | 0 | Max_SumShiftExp takes no second formula (formula2).",
        "KMin | 1 | 0 | 0 | KMin needs a number K of at least 1 (optArg); none was given.",
        "ArgKMin | 3 | 0 | -2 | ArgKMin needs a number K of at least 1 (optArg); it is -2.",
        "KMin_ArgKMin | 1 | 0 | -1 | KMin_ArgKMin needs a number K of at least 1 (optArg); it is -1.",
        "Sum | 3 | 0 | 2 | Sum takes no number K (optArg).",
        "ArgMin | 1 | 0 | -1 | ArgMin takes no number K (optArg).",
        "LogSumExp | 3 | 0 | 0 | LogSumExp needs a formula of dimension 1; this one has dimension 3.",
        "SumSoftMaxWeight | 2 | 1 | 0 | SumSoftMaxWeight needs a formula of dimension 1; this one has dimension 2.",
      })
  void whatDoesNotFitIsRefused(String name, int dimension, int weights, int k, String message) {
    ReductionDefinition definition = Reductions.find(name).orElseThrow();
    ReductionDefinition.Request request =
        new ReductionDefinition.Request(
            dimension, weights, k, new Summation(ValueType.REAL, SumScheme.BLOCK));
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> definition.create(request))
            .getMessage());
  }
}
