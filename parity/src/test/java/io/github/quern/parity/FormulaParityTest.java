package io.github.quern.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.api.Genred;
import io.github.quern.data.DType;
import io.github.quern.data.Ranges;
import io.github.quern.data.Shape;
import io.github.quern.data.Tensor;
import io.github.quern.parity.FaultyBackend.Mode;
import io.github.quern.testing.Golden;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Reductions on tiers, one of which is faulty. */
class FormulaParityTest {
  private static final Genred SUM =
      Genred.of("P * SqDist(X,Y)")
          .aliases("P = Pm(1)", "X = Vi(2)", "Y = Vj(2)")
          .reductionOp("Min_ArgMin")
          .axis(1)
          .build();

  private static final Tensor P = Tensor.of(new float[] {0.5f}, 1);
  private static final Tensor X = Tensor.of(new float[] {0, 0, 1, 0, 2, 2, 3, -1}, 4, 2);
  private static final Tensor Y = Tensor.of(new float[] {0, 1, 4, 4, 1, 1}, 3, 2);

  private static BackendParity nearest() {
    return BackendParity.of(SUM, P, X, Y).withTolerance(Tolerance.NONE);
  }

  private static String failure(BackendParity parity) {
    return String.valueOf(assertThrows(AssertionFailedError.class, parity::check).getMessage());
  }

  /** Without the lines of the other tiers, whose devices are those of the machine. */
  private static String ownLines(String message) {
    StringBuilder own = new StringBuilder();
    message
        .lines()
        .takeWhile(line -> !line.startsWith("tornado") && !line.startsWith("simd"))
        .forEach(line -> own.append(line).append('\n'));
    return own.toString();
  }

  @Test
  void allTiersThatAreThereAgreeAndTheOthersAreSkipped() {
    ParityReport report = nearest().check();
    assertEquals(
        List.of("simd", "scalar"),
        report.compared().stream().map(TierResult.Compared::tier).toList());
    assertEquals(
        List.of("value", "position"),
        report.compared().getFirst().results().stream().map(Comparison::name).toList());
    assertTrue(
        report.tiers().contains(new TierResult.Skipped("faulty", "is switched off", false)),
        report::toString);
    String tornado =
        "\n  tornado is skipped: TornadoVM is not in this JVM; start java with"
            + " @$TORNADOVM_HOME/tornado-argfile\n";
    assertTrue(report.toString().contains(tornado), report::toString);
  }

  @Test
  void aWrongEntryIsShownWithItsInputsAndBothValues() {
    FaultyBackend.during(
        Mode.WRONG,
        () -> {
          String message = failure(nearest());
          Golden.requireSame("wrong-entry", ownLines(message));
          assertTrue(message.contains("\nscalar, device 0: CPU"), message);
          assertTrue(message.contains(" agrees\n  value, float32, shape (4, 1): 0 of 4"), message);
        });
  }

  @Test
  void entriesOfBatchesAreShownWithTheInputsOfTheirElement() {
    Genred sum = Genred.of("P * X * Y").aliases("P = Pm(1)", "X = Vi(1)", "Y = Vj(1)").build();
    Tensor p = Tensor.of(new float[] {10, 20}, 2, 1);
    Tensor x = Tensor.of(new float[] {1, 2, 3}, 1, 3, 1);
    Tensor y = Tensor.of(new float[] {1, 2, 3, 4}, 2, 2, 1);
    FaultyBackend.during(
        Mode.WRONG,
        () ->
            Golden.requireSame(
                "wrong-entry-of-batch",
                ownLines(failure(BackendParity.of(sum, p, x, y).on("faulty")))));
  }

  @Test
  void entriesOfGradientsAreShownWithTheInputsOfTheirRows() {
    Genred gradient =
        Genred.of("X * Y").aliases("X = Vi(1)", "Y = Vj(5)").axis(1).build().gradient("Y");
    Tensor x = Tensor.of(new float[] {1, 2}, 2, 1);
    Tensor y = Tensor.zeros(DType.FLOAT32, Shape.of(3, 5));
    Tensor e = Tensor.of(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 2, 5);
    FaultyBackend.during(
        Mode.WRONG,
        () ->
            Golden.requireSame(
                "wrong-entry-of-gradient",
                ownLines(failure(BackendParity.of(gradient, x, y, e).on("faulty")))));
  }

  @Test
  void aDeviceThatFailsIsAFailure() {
    FaultyBackend.during(
        Mode.BREAKS,
        () -> {
          String message = failure(nearest().on("scalar", "faulty"));
          assertTrue(
              message.startsWith(
                  "faulty, device 0: a device that errs failed:"
                      + " io.github.quern.backend.BackendException: The device is on fire.\n"
                      + "  formula:   "
                      + SUM
                      + "\nscalar, "),
              message);
        });
  }

  @Test
  void aTierThatRefusesTheFormulaIsSkippedUnlessTheTestDemandsIt() {
    FaultyBackend.during(
        Mode.REFUSES,
        () -> {
          ParityReport report = nearest().on("faulty", "scalar").check();
          assertEquals(
              new TierResult.Skipped("faulty", "takes nothing today", false),
              report.tiers().getFirst());
          assertEquals(
              "faulty is demanded, but cannot be used: takes nothing today\n  formula:   " + SUM,
              failure(nearest().on("faulty").require("faulty")));
        });
  }

  @Test
  void aMissingTierIsSkippedUnlessDemanded() {
    assertThrows(TestAbortedException.class, () -> nearest().on("tornado").check());
    assertTrue(failure(nearest().require("tornado")).startsWith("tornado is demanded, but cannot"));
    assertEquals(
        "turbo is demanded, but cannot be used: this JVM has no tier 'turbo', only faulty,"
            + " tornado, simd, scalar",
        failure(nearest().on("turbo").require("turbo")).lines().findFirst().orElseThrow());
  }

  @Test
  void aTierThatThePropertyDemandsMustNotBeMissing() {
    System.setProperty("quern.parity.require", "scalar, tornado");
    try {
      assertTrue(failure(nearest()).startsWith("tornado is demanded, but cannot be used: "));
      nearest().on("scalar").check();
      BackendParity.between(() -> X, () -> X).check();
    } finally {
      System.clearProperty("quern.parity.require");
    }
  }

  @Test
  void someRowsOfManyAreCompared() {
    Genred sum = Genred.of("X * Y").aliases("X = Vi(2)", "Y = Vj(1)").axis(1).build();
    Tensor x = Tensor.of(new double[20], 10, 2);
    Tensor y = Tensor.of(new double[] {1}, 1, 1);
    BackendParity parity = BackendParity.of(sum, x, y).on("scalar");
    // Rows 0, 4, 8 and 9.
    assertEquals(8, first(parity.withRows(3)).compared());
    assertEquals(2, first(parity.withRows(1)).compared());
    assertEquals(20, first(parity.withRows(10)).compared());
    assertEquals(20, first(parity).compared());
    assertThrows(IllegalArgumentException.class, () -> parity.withRows(0));
  }

  private static Comparison first(BackendParity parity) {
    return parity.report().compared().getFirst().results().getFirst();
  }

  @Test
  void rowsThatAreNotComparedMayBeWrong() {
    FaultyBackend.during(
        Mode.WRONG,
        () -> {
          // Entry 3 is in row 1 of 4 rows of 2 components; every other row is compared, and row 3.
          Genred sum = Genred.of("X * Y").aliases("X = Vi(2)", "Y = Vj(1)").axis(1).build();
          BackendParity parity =
              BackendParity.of(sum, X, Tensor.of(new float[] {1}, 1, 1)).on("faulty");
          parity.withRows(2).check();
          assertThrows(AssertionFailedError.class, parity::check);
        });
  }

  @Test
  void rangesAndOtherReferencesAreUsed() {
    Genred sum = Genred.of("X * Y").aliases("X = Vi(1)", "Y = Vj(1)").axis(1).build();
    Tensor x = Tensor.of(new float[] {1, 2}, 2, 1);
    Tensor y = Tensor.of(new float[] {1, 10}, 2, 1);
    Ranges ranges = Ranges.overJ(new long[][] {{0, 2}}, new long[] {1}, new long[][] {{1, 2}});
    BackendParity sparse =
        BackendParity.of(sum, x, y).withOptions(CallOptions.DEFAULT.withRanges(ranges));
    sparse.check();
    sparse.against("a list", () -> Tensor.of(new double[] {10, 20}, 2, 1)).check();
    String message =
        failure(sparse.against("a list", () -> Tensor.of(new double[] {11, 22}, 2, 1)));
    assertTrue(message.contains(" differs from a list\n"), message);
    assertThrows(
        IllegalArgumentException.class, () -> sparse.againstAll("nothing", List::of).check());
  }

  @Test
  void emptyResultsAndEmptySumsAgree() {
    Tensor none = Tensor.zeros(DType.FLOAT32, Shape.of(0, 2));
    assertEquals(0, first(BackendParity.of(SUM, P, none, Y)).compared());
    ParityReport report = BackendParity.of(SUM, P, X, none).check();
    assertEquals(
        List.of("simd", "scalar"),
        report.compared().stream().map(TierResult.Compared::tier).toList());
    Genred sum = Genred.of("X * Y").aliases("X = Vi(2)", "Y = Vj(2)").axis(1).build();
    assertEquals(8, first(BackendParity.of(sum, X, none)).compared());
  }

  @Test
  void nanAndInfinityOfTheDataPass() {
    Tensor x = Tensor.of(new float[] {Float.NaN, Float.POSITIVE_INFINITY, 0, 1}, 4, 1);
    Tensor y = Tensor.of(new float[] {0, 1}, 2, 1);
    Genred sum = Genred.of("X * Y").aliases("X = Vi(1)", "Y = Vj(1)").axis(1).build();
    ParityReport report = BackendParity.of(sum, x, y).withTolerance(Tolerance.NONE).check();
    assertEquals(4, report.compared().getFirst().results().getFirst().compared());
  }

  @Test
  void halfPrecisionHasItsOwnTypeAndTolerance() {
    Genred sum = Genred.of("X * Y").aliases("X = Vi(1)", "Y = Vj(1)").axis(1).build();
    Tensor x = Tensor.of(new float[] {0.1f, 1, 3}, 3, 1).cast(DType.FLOAT16);
    Tensor y = Tensor.of(new float[] {1, 1e-4f}, 2, 1).cast(DType.FLOAT16);
    ParityReport report = BackendParity.of(sum, x, y).withTolerance(Tolerance.ulps(0.51)).check();
    assertEquals(DType.FLOAT16, report.compared().getFirst().results().getFirst().dtype());
  }

  @Test
  void theEngineIsThatOfTheReduction() {
    try (Engine engine = Engine.create(1)) {
      Genred sum =
          Genred.of("X * Y").aliases("X = Vi(2)", "Y = Vj(2)").axis(1).engine(engine).build();
      String device =
          BackendParity.of(sum, X, Y)
              .on("scalar")
              .check()
              .compared()
              .getFirst()
              .device()
              .orElseThrow();
      assertEquals("device 0: CPU, 1 thread, plain Java", device);
    }
  }
}
