package io.github.quern.tornado;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.backend.Device;
import io.github.quern.backend.DeviceKind;
import io.github.quern.backend.KernelSpec;
import io.github.quern.bytecode.ClassListing;
import io.github.quern.ir.Precision;
import io.github.quern.testing.Programs;
import io.github.quern.tornado.driver.DeviceKernel;
import io.github.quern.tornado.driver.DeviceLimits;
import io.github.quern.tornado.driver.KernelImage;
import io.github.quern.tornado.driver.TornadoDriver;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Devices whose elementary functions are inexact get kernels that do without these. */
class FunctionsOfDevicesTest {
  /** A device that keeps what it is to run. */
  private record Faked(boolean exactFunctions, List<KernelImage> images) implements TornadoDriver {
    @Override
    public Optional<String> unavailable() {
      return Optional.empty();
    }

    @Override
    public List<Device> devices() {
      return List.of(new Device(0, DeviceKind.GPU, "PTX Some GPU (GPU)"));
    }

    @Override
    public DeviceLimits limits(int deviceId) {
      return new DeviceLimits(true, 48 * 1024, 1024, exactFunctions);
    }

    @Override
    public DeviceKernel compile(KernelImage image, int deviceId) {
      images.add(image);
      return new RecordedKernel("", new ArrayDeque<>(), 0);
    }

    @Override
    public String deviceCode(KernelImage image, int deviceId) {
      images.add(image);
      return "";
    }
  }

  private static KernelSpec exponentials(Precision precision, boolean fastMath) {
    return new KernelSpec(
        Programs.sum("Exp(X - Y)", 1, "X = Vi(1)", "Y = Vj(1)"), precision, fastMath);
  }

  /** Whether kernels and their listing for people call Quern's functions: the same in both. */
  private static boolean usesPlainMath(boolean exactFunctions, KernelSpec spec) {
    List<KernelImage> images = new ArrayList<>();
    TornadoBackend backend = new TornadoBackend(new Faked(exactFunctions, images));
    backend.compile(spec, 0).close();
    backend.deviceCode(spec, 0);
    List<Boolean> found =
        images.stream()
            .map(image -> ClassListing.of(image.kernel().bytes()).contains("PlainMath"))
            .distinct()
            .toList();
    assertEquals(1, found.size(), "all kernels of a device are of one kind");
    return found.getFirst();
  }

  @Test
  void inexactFunctionsAreReplacedUnlessTheyAreAskedFor() {
    for (Precision precision : Precision.values()) {
      assertEquals(false, usesPlainMath(true, exponentials(precision, false)));
      assertEquals(true, usesPlainMath(false, exponentials(precision, false)));
    }
    assertEquals(false, usesPlainMath(false, exponentials(Precision.FLOAT32, true)));
  }
}
