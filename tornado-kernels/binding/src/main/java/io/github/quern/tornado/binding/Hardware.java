package io.github.quern.tornado.binding;

import io.github.quern.backend.Device;
import io.github.quern.tornado.driver.DeviceLimits;
import uk.ac.manchester.tornado.api.TornadoTargetDevice;
import uk.ac.manchester.tornado.api.common.TornadoDevice;
import uk.ac.manchester.tornado.api.enums.TornadoVMBackendType;

/** What a device is, in units and words that are the same for all of TornadoVM's backends. */
public final class Hardware {
  /** The most threads of a block in all of NVIDIA's GPUs that there have been. */
  private static final long NVIDIA_THREADS = 1024;

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

  private static boolean isPtx(TornadoDevice device) {
    return device.getTornadoVMBackend() == TornadoVMBackendType.PTX;
  }
}
