package io.github.quern.tornado;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.quern.backend.Device;
import io.github.quern.backend.DeviceKind;
import io.github.quern.backend.KernelSpec;
import io.github.quern.ir.Precision;
import io.github.quern.testing.KernelTrials;
import io.github.quern.testing.Programs;
import io.github.quern.tornado.driver.DeviceKernel;
import io.github.quern.tornado.driver.DeviceLimits;
import io.github.quern.tornado.driver.KernelImage;
import io.github.quern.tornado.driver.TornadoDriver;
import io.github.quern.tornado.emit.ImageEmitter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kernels that a device cannot run are refused, in a sentence, before TornadoVM hears of them. */
class RefusalsTest {
  private static final Device DEVICE = new Device(0, DeviceKind.GPU, "OPENCL Some GPU (GPU)");
  private static final DeviceLimits ENOUGH = new DeviceLimits(true, 32 * 1024, 128, true);

  /** A device of some limits, which must not be asked to compile. */
  private record Faked(DeviceLimits limits) implements TornadoDriver {
    @Override
    public Optional<String> unavailable() {
      return Optional.empty();
    }

    @Override
    public List<Device> devices() {
      return List.of(DEVICE);
    }

    @Override
    public DeviceLimits limits(int deviceId) {
      return limits;
    }

    @Override
    public DeviceKernel compile(KernelImage image, int deviceId) {
      throw new AssertionError("a refused kernel was compiled");
    }

    @Override
    public String deviceCode(KernelImage image, int deviceId) {
      throw new AssertionError("a refused kernel was compiled");
    }
  }

  private static Optional<String> refusal(DeviceLimits limits, KernelSpec spec) {
    return new TornadoBackend(new Faked(limits)).refuses(spec, DEVICE);
  }

  private static KernelSpec difference(Precision precision) {
    return new KernelSpec(Programs.sum("X - Y", 1, "X = Vi(1)", "Y = Vj(1)"), precision);
  }

  @Test
  void everyKindOfKernelRunsOnADeviceThatHasWhatAllHave() {
    KernelTrials.all()
        .forEach(trial ->
            assertEquals(Optional.empty(), refusal(ENOUGH, trial.spec()), trial::toString));
  }

  @Test
  void doublesAreRefusedWhereThereIsNoDoublePrecision() {
    DeviceLimits singleOnly =
        new DeviceLimits(false, ENOUGH.localBytes(), ENOUGH.groupThreads(), true);
    Optional<String> sentence =
        Optional.of(
            "device 0, OPENCL Some GPU (GPU), has no double precision, which this kernel needs");
    assertEquals(sentence, refusal(singleOnly, difference(Precision.FLOAT64)));
    assertEquals(Optional.empty(), refusal(singleOnly, difference(Precision.FLOAT32)));
    // Sums in double of single-precision data, and a user's function that is for doubles only.
    assertEquals(sentence, refusal(singleOnly, trial("float64")));
    assertEquals(sentence, refusal(singleOnly, trial("series")));
  }

  /** A trial in single precision whose program computes in double all the same. */
  private static KernelSpec trial(String kind) {
    return KernelTrials.all()
        .map(trial -> trial.spec())
        .filter(spec -> spec.precision() == Precision.FLOAT32 && spec.computesInDouble())
        .filter(spec -> spec.program().externalFunctions().isEmpty() == kind.equals("float64"))
        .findFirst()
        .orElseThrow();
  }

  /** 128 columns of a number each, or 128 states of ten numbers and ten positions. */
  @ParameterizedTest
  @CsvSource({"FLOAT32, Sum, 512", "FLOAT64, Sum, 1024", "FLOAT32, KMin_ArgKMin, 15360"})
  void lessLocalMemoryThanAGroupTakesIsRefused(Precision precision, String reduction, long bytes) {
    KernelSpec spec =
        new KernelSpec(
            KernelTrials.program(reduction, 10, List.of("X = Vi(1)", "Y = Vj(1)"), "X * Y"),
            precision);
    assertEquals(bytes, ImageEmitter.localBytes(spec));
    assertEquals(Optional.empty(), refusal(new DeviceLimits(true, bytes, 128, true), spec));
    assertEquals(
        Optional.of(
            "device 0, OPENCL Some GPU (GPU), has "
                + (bytes - 1)
                + " bytes of local memory, this kernel needs "
                + bytes),
        refusal(new DeviceLimits(true, bytes - 1, 128, true), spec));
  }

  /** TornadoVM would leave the size of groups to the driver, without a word but on the console. */
  @Test
  void smallerWorkGroupsThanAKernelIsMadeForAreRefused() {
    assertEquals(
        Optional.of(
            "device 0, OPENCL Some GPU (GPU), takes work groups of up to 127 threads, this kernel"
                + " needs 128"),
        refusal(
            new DeviceLimits(true, ENOUGH.localBytes(), 127, true), difference(Precision.FLOAT32)));
  }

  @Test
  void theFakedDeviceWouldNoticeACompilation() {
    TornadoBackend backend = new TornadoBackend(new Faked(ENOUGH));
    assertThrows(AssertionError.class, () -> backend.compile(difference(Precision.FLOAT32), 0));
  }
}
