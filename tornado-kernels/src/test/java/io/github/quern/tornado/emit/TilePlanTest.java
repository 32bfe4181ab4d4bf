package io.github.quern.tornado.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.backend.KernelSpec;
import io.github.quern.ir.Precision;
import io.github.quern.testing.Programs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TilePlanTest {
  private static TilePlan plan(Precision precision, String formula, String... aliases) {
    return TilePlan.of(new KernelSpec(Programs.sum(formula, 1, aliases), precision));
  }

  /** 128 columns of 64 floats or 32 doubles are 32 KiB; of longer ones fewer fit. */
  @ParameterizedTest
  @CsvSource({
    "FLOAT32, 64, 128", "FLOAT32, 65, 64", "FLOAT32, 100, 64", "FLOAT32, 129, 32",
    "FLOAT64, 32, 128", "FLOAT64, 33, 64", "FLOAT64, 100, 32", "FLOAT32, 1000, 8",
    "FLOAT32, 1024, 8", "FLOAT32, 1025, 0", "FLOAT64, 513, 0"
  })
  void asManyColumnsAsFit32KibAreCopiedToLocalMemory(
      Precision precision, int dimension, int staged) {
    TilePlan plan =
        plan(precision, "(X | Y)", "X = Vi(" + dimension + ")", "Y = Vj(" + dimension + ")");
    assertEquals(128, plan.columns());
    assertEquals(staged, plan.staged());
  }

  @Test
  void allColumnInputsCountTogether() {
    String[] aliases = {"Y = Vj(32)", "Z = Vj(32)", "B = Vj(1)"};
    assertEquals(128, plan(Precision.FLOAT32, "Y * Z", aliases).staged());
    assertEquals(64, plan(Precision.FLOAT32, "Y * Z * B", aliases).staged());
  }

  @Test
  void rowsAndParametersAndUnusedColumnsDoNotCount() {
    String[] aliases = {"P = Pm(99)", "X = Vi(99)", "Y = Vj(99)", "B = Vj(1)"};
    assertEquals(128, plan(Precision.FLOAT64, "P * X * B", aliases).staged());
  }

  @Test
  void withoutColumnInputsThereIsNothingToCopy() {
    assertEquals(0, plan(Precision.FLOAT32, "X", "X = Vi(3)", "Y = Vj(3)").staged());
  }
}
