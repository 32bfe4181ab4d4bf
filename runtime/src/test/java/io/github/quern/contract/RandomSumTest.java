package io.github.quern.contract;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.api.Engine;
import io.github.quern.data.DType;
import io.github.quern.testing.FormulaGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RandomSumTest {
  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  void mostEntriesOfRandomSumsAreComparedClosely(DType dtype) {
    long all = 0;
    long closely = 0;
    for (long seed : BackendContract.seeds().toArray()) {
      RandomSum sum =
          new RandomSum(
              FormulaGenerator.standard(seed).next(BackendContract.NESTING),
              Engine.shared(),
              dtype,
              seed);
      all += sum.entries();
      closely += sum.closelyCompared();
    }
    assertTrue(closely > 0.8 * all, closely + " of " + all);
  }
}
