package io.github.quern.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.quern.backend.Backend;
import io.github.quern.backend.BackendException;
import io.github.quern.backend.Device;
import io.github.quern.backend.DeviceKind;
import io.github.quern.backend.KernelSpec;
import io.github.quern.ir.Precision;
import io.github.quern.testing.Programs;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlannerTest {
  private static final KernelSpec SPEC =
      new KernelSpec(Programs.sum("X*Y", 1, "X = Vi(1)", "Y = Vj(1)"), Precision.FLOAT32);
  private static final FakeBackend SCALAR = FakeBackend.cpu("scalar");
  private static final FakeBackend SIMD = FakeBackend.cpu("simd");
  private static final FakeBackend TORNADO =
      FakeBackend.accelerators("tornado", DeviceKind.CPU, DeviceKind.GPU, DeviceKind.GPU);
  private static final FakeBackend POCL = FakeBackend.accelerators("tornado", DeviceKind.CPU);

  private static Plan plan(String choice, int device, Backend... backends) {
    return new Planner(List.of(backends)).plan(SPEC, BackendChoice.parse(choice), device);
  }

  private static Plan plan(String choice, Backend... backends) {
    return plan(choice, Planner.ANY_DEVICE, backends);
  }

  @Test
  void theFirstTierThatCanIsChosen() {
    Plan plan = plan("auto", TORNADO, SIMD, SCALAR);
    assertSame(TORNADO, plan.backend());
    assertEquals(
        List.of(
            "tornado: chosen, tornado's GPU",
            "simd: not needed, tornado is preferred",
            "scalar: not needed, tornado is preferred"),
        plan.reasons());
  }

  @Test
  void refusalsAreExplained() {
    Plan plan =
        plan("auto", TORNADO.missing("no driver"), SIMD.refusing("it is too large"), SCALAR);
    assertSame(SCALAR, plan.backend());
    assertEquals(
        List.of("tornado: no driver", "simd: it is too large", "scalar: chosen, scalar's CPU"),
        plan.reasons());
  }

  @Test
  void cpuTakesTheFirstTierOnTheCpu() {
    Plan plan = plan("CPU", TORNADO, SIMD, SCALAR);
    assertSame(SIMD, plan.backend());
    assertEquals(
        List.of(
            "tornado: computes on the GPU, not asked for",
            "simd: chosen, simd's CPU",
            "scalar: not needed, simd is preferred"),
        plan.reasons());
  }

  @Test
  void gpuTakesTheFirstGpuAndNoOtherDevice() {
    Plan plan = plan("GPU", SIMD, TORNADO);
    assertSame(TORNADO, plan.backend());
    assertEquals(1, plan.device().id());
  }

  @Test
  void allDevicesAreThoseOfTheKindChosen() {
    Plan plan = new Planner(List.of(TORNADO)).planForAll(SPEC, BackendChoice.parse("GPU"));
    assertEquals(List.of(1, 2), plan.devices().stream().map(Device::id).toList());
    Plan cpu = new Planner(List.of(SIMD, SCALAR)).planForAll(SPEC, BackendChoice.parse("auto"));
    assertEquals(List.of(0), cpu.devices().stream().map(Device::id).toList());
    assertSame(SIMD, cpu.backend());
  }

  @Test
  void gpuIsMissingWhereTheOnlyDeviceIsACpu() {
    assertNoTier(
        """
        No tier can run this kernel with backend 'GPU'.
          tornado: has no GPU, only tornado's CPU; ask for 'tornado' to use it
          scalar: computes on the CPU, not asked for\
        """,
        "GPU",
        Planner.ANY_DEVICE,
        POCL,
        SCALAR);
  }

  @Test
  void cpuBehindADriverIsNotChosenByItself() {
    Plan plan = plan("auto", POCL, SCALAR);
    assertSame(SCALAR, plan.backend());
    assertEquals(
        List.of(
            "tornado: has no GPU, only tornado's CPU; ask for 'tornado' to use it",
            "scalar: chosen, scalar's CPU"),
        plan.reasons());
  }

  @Test
  void tierThatIsNamedMayUseAnyOfItsDevices() {
    Plan plan = plan("tornado", POCL, SCALAR);
    assertSame(POCL, plan.backend());
    assertEquals(0, plan.device().id());
    assertEquals("tornado, device 0: tornado's CPU", plan.describe());
  }

  @Test
  void tierThatIsNamedIsTakenThoughOthersArePreferred() {
    Plan plan = plan("scalar", TORNADO, SCALAR);
    assertSame(SCALAR, plan.backend());
    assertEquals(List.of("tornado: not asked for", "scalar: chosen, scalar's CPU"), plan.reasons());
  }

  @Test
  void tierThatIsNamedButMissingIsAnErrorAndNothingElseIsTaken() {
    assertNoTier(
        """
        No tier can run this kernel with backend 'tornado'.
          tornado: no driver
          scalar: not asked for\
        """,
        "tornado",
        Planner.ANY_DEVICE,
        TORNADO.missing("no driver"),
        SCALAR);
  }

  @Test
  void deviceIsChosenByItsId() {
    assertEquals(2, plan("tornado", 2, TORNADO, SCALAR).device().id());
    assertEquals(0, plan("tornado", 0, TORNADO, SCALAR).device().id());
  }

  @Test
  void deviceThatIsNotThereIsAnError() {
    assertNoTier(
        """
        No tier can run this kernel with backend 'tornado' on device 3.
          tornado: has no device 3; its devices are 0 to 2
          scalar: not asked for\
        """,
        "tornado",
        3,
        TORNADO,
        SCALAR);
  }

  @Test
  void gpuByIdIsNotACpu() {
    assertNoTier(
        """
        No tier can run this kernel with backend 'GPU' on device 0.
          tornado: device 0 is no GPU, but tornado's CPU; ask for 'tornado' to use it
          scalar: computes on the CPU, not asked for\
        """,
        "GPU",
        0,
        TORNADO,
        SCALAR);
  }

  @Test
  void unknownTierNamesTheKnownOnes() {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> plan("cuda", TORNADO, SCALAR));
    assertEquals(
        "There is no backend 'cuda'; there are auto, CPU, GPU, tornado, scalar.",
        refusal.getMessage());
  }

  private static void assertNoTier(String message, String choice, int device, Backend... backends) {
    BackendException refusal =
        assertThrows(BackendException.class, () -> plan(choice, device, backends));
    assertEquals(message, refusal.getMessage());
  }
}
