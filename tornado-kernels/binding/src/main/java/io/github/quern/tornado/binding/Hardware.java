package io.github.quern.tornado.binding;

import io.github.quern.backend.Device;
import io.github.quern.tornado.driver.DeviceLimits;
import java.util.Map;
import java.util.stream.Collectors;
import uk.ac.manchester.tornado.api.TornadoTargetDevice;
import uk.ac.manchester.tornado.api.common.TornadoDevice;
import uk.ac.manchester.tornado.api.enums.TornadoVMBackendType;

/** What a device is, in units and words that are the same for all of TornadoVM's backends. */
public final class Hardware {
  /** The most threads of a block in all of NVIDIA's GPUs that there have been. */
  private static final long NVIDIA_THREADS = 1024;

  /** What each backend of an SDK needs besides the SDK, by the name of its module. */
  private static final Map<String, String> NEEDS =
      Map.of(
          "tornado.drivers.opencl", "OpenCL needs libOpenCL.so.1 and a device's driver for it",
          "tornado.drivers.ptx", "PTX needs NVIDIA's driver, libcuda.so.1",
          "tornado.drivers.cuda",
              "CUDA needs NVIDIA's driver, libcuda.so.1, and libnvrtc.so.13 of CUDA 13");

  private Hardware() {}

  /** What a device can do. */
  static DeviceLimits limits(TornadoDevice device) {
    TornadoTargetDevice hardware = device.getPhysicalDevice();
    // The first axis, which is the only one here. PTX tells that of a grid.
    long threads = hardware.getDeviceMaxWorkGroupSize()[0];
    return new DeviceLimits(
        device.getDeviceContext().isFP64Supported(),
        hardware.getDeviceLocalMemorySize(),
        isPtx(device) ? Math.min(threads, NVIDIA_THREADS) : threads,
        hasExactFunctions(device));
  }

  /**
   * Whether functions such as exp are as exact as their type. The PTX backend computes those of
   * doubles as floats, and all of them by NVIDIA's approximations.
   */
  public static boolean hasExactFunctions(TornadoDevice device) {
    return !isPtx(device);
  }

  /** How fast it is. The PTX backend tells kilohertz, others megahertz. */
  static Device.Speed speed(TornadoDevice device) {
    TornadoTargetDevice hardware = device.getPhysicalDevice();
    int clock = hardware.getDeviceMaxClockFrequency();
    return new Device.Speed(
        hardware.getDeviceMaxComputeUnits(), isPtx(device) ? clock / 1000 : clock);
  }

  /**
   * Why there is no device, in a sentence. TornadoVM itself does not always name what is missing.
   *
   * @param error what it said, after a colon, or nothing
   */
  static String missing(String error) {
    String needs =
        NEEDS.entrySet().stream()
            .filter(entry -> ModuleLayer.boot().findModule(entry.getKey()).isPresent())
            .map(Map.Entry::getValue)
            .sorted()
            .collect(Collectors.joining("; "));
    return "TornadoVM found no device" + error + (needs.isEmpty() ? "" : " (" + needs + ")");
  }

  /** Whether a device is that of the PTX backend. */
  static boolean isPtx(TornadoDevice device) {
    return device.getTornadoVMBackend() == TornadoVMBackendType.PTX;
  }
}
