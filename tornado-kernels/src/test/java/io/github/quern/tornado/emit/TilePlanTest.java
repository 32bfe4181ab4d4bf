package io.github.quern.tornado.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.backend.Batches;
import io.github.quern.backend.Coverage;
import io.github.quern.backend.Coverage.Range;
import io.github.quern.backend.KernelCall;
import io.github.quern.backend.KernelSpec;
import io.github.quern.backend.Monitor;
import io.github.quern.ir.Precision;
import io.github.quern.ir.Program;
import io.github.quern.testing.KernelTrials;
import io.github.quern.testing.Programs;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

  private static int rows(Precision precision, String reduction, int k, String formula) {
    Program program =
        KernelTrials.program(reduction, k, List.of("X = Vi(3)", "Y = Vj(3)"), formula);
    return TilePlan.of(new KernelSpec(program, precision)).rows();
  }

  /** 48 words for states, their tiles' states and what is computed once for each row. */
  @ParameterizedTest
  @CsvSource({
    "FLOAT32, Sum, 0, Exp(-SqDist(X|Y)), 4",
    "FLOAT64, Sum, 0, Exp(-SqDist(X|Y)), 4",
    "FLOAT32, Sum, 0, Exp(-SqDist(X|Y)) * (X - Y), 4",
    "FLOAT64, Sum, 0, Exp(-SqDist(X|Y)) * (X - Y), 2",
    "FLOAT32, LogSumExp, 0, SqDist(X|Y), 4",
    "FLOAT32, KMin, 8, SqDist(X|Y), 4",
    "FLOAT32, KMin, 9, SqDist(X|Y), 2",
    "FLOAT32, ArgKMin, 3, SqDist(X|Y), 2",
    "FLOAT32, ArgKMin, 10, SqDist(X|Y), 1",
    "FLOAT64, KMin, 32, SqDist(X|Y), 1"
  })
  void threadsTakeAsManyRowsAsRegistersHold(
      Precision precision, String reduction, int k, String formula, int rows) {
    assertEquals(rows, rows(precision, reduction, k, formula.replace('|', ',')));
  }

  @Test
  void rowsWhoseStatesAreInMemoryAreTakenOneByOne() {
    assertEquals(1, plan(Precision.FLOAT32, "X * Y", "X = Vi(100)", "Y = Vj(100)").rows());
    assertEquals(4, plan(Precision.FLOAT32, "(X | Y)", "X = Vi(100)", "Y = Vj(100)").rows());
  }

  private static int abreast(Precision precision, int dimension, String formula) {
    return plan(precision, formula, "X = Vi(" + dimension + ")", "Y = Vj(" + dimension + ")")
        .abreast();
  }

  /**
   * 80 words for 20 sums and those of a tile leave 16 for pairs, which have six each. With four
   * columns, ptxas has no registers left for sm_90.
   */
  @Test
  void manySumsLeaveRoomForFewerColumns() {
    String formula =
        "Exp(-SqDist(X,Y)) * Sin(SqNorm2(X * Y)) * Log(SqNorm2(X + Y)) * Extract(Y, 0, 20)";
    assertEquals(2, abreast(Precision.FLOAT64, 100, formula));
    assertEquals(4, abreast(Precision.FLOAT32, 100, formula));
  }

  /** 32 words for the sums over components of all pairs, and code of a weight of 1536. */
  @ParameterizedTest
  @CsvSource({
    "FLOAT32, 100, (X|Y), 8",
    "FLOAT64, 100, (X|Y), 4",
    "FLOAT32, 1000, (X|Y), 8",
    "FLOAT32, 100, 'Exp(-SqDist(X,Y))', 8",
    "FLOAT64, 100, 'Exp(-SqDist(X,Y))', 4",
    "FLOAT32, 100, 'Exp(-SqDist(X,Y)) * Sin((X|Y))', 4",
    "FLOAT32, 100, SqNorm2(Y), 1",
    "FLOAT32, 3, 'Exp(-SqDist(X,Y))', 1"
  })
  void severalColumnsShareWhatLoopsReadOfRows(
      Precision precision, int dimension, String formula, int columns) {
    assertEquals(columns, abreast(precision, dimension, formula));
  }

  @Test
  void longCodeIsNotRepeated() {
    String terms =
        IntStream.range(1, 50)
            .mapToObj(number -> "Sin(Y * IntCst(" + number + ") + X)")
            .collect(Collectors.joining(" + "));
    assertEquals(2, plan(Precision.FLOAT32, terms, "X = Vi(1)", "Y = Vj(1)").rows());
  }

  /** Up to a fifth of the pairs computed may be those of rows that are none. */
  @ParameterizedTest
  @CsvSource({
    "1, false",
    "128, false",
    "409, false",
    "410, true",
    "512, true",
    "600, false",
    "1000, true",
    "5000, true"
  })
  void severalRowsSuitCallsThatFillThem(long rows, boolean suits) {
    KernelCall call = KernelCall.dense(List.of(), rows, 7, List.of());
    assertEquals(suits, new TilePlan(128, 128, 4, 1).suits(call));
    assertEquals(true, new TilePlan(128, 128, 1, 1).suits(call));
  }

  @Test
  void blocksCountByTheirPairs() {
    Coverage.Builder blocks = new Coverage.Builder().block(512, List.of(new Range(0, 1000)));
    blocks.block(1, List.of(new Range(0, 10)));
    assertEquals(true, suits(blocks.build()));
    assertEquals(false, suits(blocks.block(1, List.of(new Range(0, 1_000_000))).build()));
  }

  private static boolean suits(Coverage coverage) {
    return new TilePlan(128, 128, 4, 1)
        .suits(
            new KernelCall(List.of(), 1_000_000, coverage, Batches.NONE, List.of(), Monitor.NONE));
  }
}
