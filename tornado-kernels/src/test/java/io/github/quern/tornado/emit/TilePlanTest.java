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

  /** 128 columns of 64 floats or 32 doubles are 32 KiB. */
  @ParameterizedTest
  @CsvSource({"FLOAT32, 64, true", "FLOAT32, 65, false", "FLOAT64, 32, true", "FLOAT64, 33, false"})
  void aTileOfUpTo32KibIsCopiedToLocalMemory(Precision precision, int dimension, boolean local) {
    assertEquals(
        new TilePlan(128, local),
        plan(precision, "(X | Y)", "X = Vi(" + dimension + ")", "Y = Vj(" + dimension + ")"));
  }

  @Test
  void allColumnInputsCountTogether() {
    String[] aliases = {"Y = Vj(32)", "Z = Vj(32)", "B = Vj(1)"};
    assertEquals(true, plan(Precision.FLOAT32, "Y * Z", aliases).inLocalMemory());
    assertEquals(false, plan(Precision.FLOAT32, "Y * Z * B", aliases).inLocalMemory());
  }

  @Test
  void rowsAndParametersAndUnusedColumnsDoNotCount() {
    String[] aliases = {"P = Pm(99)", "X = Vi(99)", "Y = Vj(99)", "B = Vj(1)"};
    assertEquals(true, plan(Precision.FLOAT64, "P * X * B", aliases).inLocalMemory());
  }

  @Test
  void withoutColumnInputsThereIsNothingToCopy() {
    assertEquals(new TilePlan(128, false), plan(Precision.FLOAT32, "X", "X = Vi(3)", "Y = Vj(3)"));
  }
}
