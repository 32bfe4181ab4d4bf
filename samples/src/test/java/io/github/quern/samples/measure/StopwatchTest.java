package io.github.quern.samples.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.api.Genred;
import io.github.quern.backend.BackendException;
import io.github.quern.data.Ranges;
import io.github.quern.data.Tensor;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StopwatchTest {
  private static final Stopwatch THRICE = new Stopwatch(Duration.ZERO, 3, Duration.ofHours(1));
  private static final Tensor X = Tensor.of(new float[] {1, 2}, 2, 1);
  private static final Tensor Y = Tensor.of(new float[] {10, 20, 30}, 3, 1);

  private static Genred sums(Engine engine) {
    return Genred.of("X * Y").aliases("X = Vi(1)", "Y = Vj(1)").axis(1).engine(engine).build();
  }

  @Test
  void theChosenTierComesFirstAndAllThatArePresentFollow() {
    Measurement measured =
        THRICE.measure(Workload.of(StopwatchTest::sums, X, Y), CallOptions.DEFAULT, 1);
    assertArrayEquals(new float[] {60, 120}, measured.values().toFloatArray());
    List<String> tiers = measured.times().stream().map(TierTime::tier).toList();
    assertEquals(measured.explanation().backend(), tiers.getFirst());
    try (Engine engine = Engine.create(1)) {
      List<String> present =
          engine.tiers().stream()
              .filter(tier -> tier.unavailable().isEmpty())
              .map(Engine.TierStatus::name)
              .sorted()
              .toList();
      assertEquals(present, tiers.stream().sorted().toList());
    }
    for (TierTime time : measured.times()) {
      assertEquals(3, time.calls());
      assertEquals(0, time.error());
      assertTrue(time.firstMillis() > 0 && time.medianMillis() > 0, time::toString);
    }
  }

  @Test
  void aTierThatIsAskedForRunsAlone() {
    Measurement measured =
        THRICE.measure(
            Workload.of(StopwatchTest::sums, X, Y), CallOptions.DEFAULT.withBackend("scalar"), 1);
    assertEquals(List.of("scalar"), measured.times().stream().map(TierTime::tier).toList());
    assertThrows(
        BackendException.class,
        () ->
            THRICE.measure(
                Workload.of(StopwatchTest::sums, X, Y),
                CallOptions.DEFAULT.withDeviceId(7).withBackend("scalar"),
                1));
  }

  @Test
  void pairsOutsideTheRangesAreAnError() {
    Ranges first = Ranges.overJ(new int[][] {{0, 2}}, new int[] {1}, new int[][] {{0, 1}});
    Measurement measured =
        THRICE.measure(
            Workload.of(StopwatchTest::sums, X, Y).withRanges(first),
            CallOptions.DEFAULT.withBackend("scalar"),
            1);
    assertArrayEquals(new float[] {10, 20}, measured.values().toFloatArray());
    // The largest exact sum is 120.
    assertEquals(100.0 / 120, measured.times().getFirst().error(), 1e-15);
  }

  @Test
  void theMedianIsTheMiddleOrTheMeanOfTheTwoMiddleTimes() {
    assertEquals(2.0, Stopwatch.median(new double[] {9, 1, 2}));
    assertEquals(2.5, Stopwatch.median(new double[] {9, 1, 2, 3}));
  }

  @Test
  void checkedRowsAreAllOrSpreadEvenly() {
    assertArrayEquals(new int[] {0, 1, 2}, Stopwatch.checkedRows(3));
    int[] some = Stopwatch.checkedRows(2000);
    assertEquals(100, some.length);
    assertEquals(1980, some[99]);
  }

  @Test
  void noCallAtAllIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new Stopwatch(Duration.ZERO, 0, Duration.ZERO));
  }
}
