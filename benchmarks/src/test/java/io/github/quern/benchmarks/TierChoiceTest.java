package io.github.quern.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.quern.api.Engine;
import io.github.quern.backend.Device;
import io.github.quern.backend.DeviceKind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TierChoiceTest {
  private static Engine.TierStatus tier(String name, DeviceKind kind) {
    return new Engine.TierStatus(name, List.of(new Device(0, kind, "some")), Optional.empty());
  }

  private static final Engine.TierStatus SCALAR = tier("scalar", DeviceKind.CPU);
  private static final Engine.TierStatus SIMD = tier("simd", DeviceKind.CPU);

  @Test
  void allTiersForTheProcessorAreMeasured() {
    TierChoice choice =
        TierChoice.of(List.of(tier("tornado", DeviceKind.GPU), SIMD, SCALAR), List.of());
    assertEquals(List.of("tornado", "simd", "scalar"), choice.tiers());
    assertEquals(List.of(), choice.absent());
  }

  @Test
  void tornadoWithoutAGpuIsForThoseWhoAsk() {
    List<Engine.TierStatus> tiers = List.of(tier("tornado", DeviceKind.CPU), SCALAR);
    assertEquals(
        new TierChoice(
            List.of("scalar"),
            List.of(
                "The tier `tornado` is missing: it has no GPU here; `--backend tornado` includes"
                    + " it.")),
        TierChoice.of(tiers, List.of()));
    assertEquals(List.of("tornado"), TierChoice.of(tiers, List.of("tornado")).tiers());
  }

  @Test
  void aTierThatIsNotThereIsNamedWithTheReason() {
    Engine.TierStatus missing =
        new Engine.TierStatus("tornado", List.of(), Optional.of("there is no SDK"));
    assertEquals(
        List.of("The tier `tornado` is missing: there is no SDK."),
        TierChoice.of(List.of(missing, SCALAR), List.of()).absent());
    assertEquals(
        "The tier 'tornado' is not available: there is no SDK.",
        assertThrows(
                IllegalArgumentException.class,
                () -> TierChoice.of(List.of(missing, SCALAR), List.of("tornado")))
            .getMessage());
  }

  @Test
  void theDeviceWithAClockIsThatOfTheTierForGpus() {
    List<Engine.TierStatus> tiers = List.of(tier("tornado", DeviceKind.GPU), SCALAR);
    assertEquals(
        Optional.of(new Device(0, DeviceKind.GPU, "some")),
        TierChoice.of(tiers, List.of()).deviceWithClock(tiers));
    assertEquals(Optional.empty(), TierChoice.of(tiers, List.of("scalar")).deviceWithClock(tiers));
  }

  @Test
  void anUnknownTierIsAnsweredWithTheKnownOnes() {
    assertEquals(
        "There is no tier 'cuda'; there are simd, scalar.",
        assertThrows(
                IllegalArgumentException.class,
                () -> TierChoice.of(List.of(SIMD, SCALAR), List.of("scalar", "cuda")))
            .getMessage());
  }
}
