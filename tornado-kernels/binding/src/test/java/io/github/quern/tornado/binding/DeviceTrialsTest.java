package io.github.quern.tornado.binding;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.backend.CompiledKernel;
import io.github.quern.testing.KernelTrial;
import io.github.quern.testing.KernelTrials;
import io.github.quern.tornado.driver.DeviceLimits;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of call on TornadoVM's first device, compared with the interpreter. */
class DeviceTrialsTest {
  private static final SdkDriver DRIVER = new SdkDriver();

  static Stream<KernelTrial> trials() {
    return Stream.of(KernelTrials.all(), KernelTrials.manyColumns(), KernelTrials.longVectors())
        .flatMap(trials -> trials);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("trials")
  void callsOfAllKindsAgreeWithTheInterpreter(KernelTrial trial) {
    try (CompiledKernel kernel = FirstDevice.compile(DRIVER, trial.spec())) {
      trial.check(kernel, FirstDevice.usersFunctions(DRIVER, trial.spec().precision()));
    }
  }

  /** PoCL and NVIDIA's drivers all have it, and more memory and threads than a group takes. */
  @Test
  void theFirstDeviceTakesAllKernels() {
    DeviceLimits limits = DRIVER.limits(0);
    assertTrue(
        limits.doubles() && limits.localBytes() >= 32 * 1024 && limits.groupThreads() >= 128,
        limits::toString);
  }
}
