package io.github.quern.tornado.driver;

import io.github.quern.backend.Device;
import java.util.List;
import java.util.Optional;

/** Calls TornadoVM. Implementations are safe for use by several threads. */
public interface TornadoDriver {
  /** Why TornadoVM cannot be used in this JVM, in one sentence; empty if it can. */
  Optional<String> unavailable();

  /** The devices of all of TornadoVM's backends, numbered from 0. */
  List<Device> devices();

  /** What a device can do, by which kernels are refused before anything is compiled. */
  DeviceLimits limits(int deviceId);

  /**
   * Prepares a kernel for a device. TornadoVM compiles it at its first run.
   *
   * @param image the emitted classes
   * @param deviceId for which device
   */
  DeviceKernel compile(KernelImage image, int deviceId);

  /**
   * Has TornadoVM compile a kernel, and gives the code of both stages in the device's language.
   *
   * @param image the emitted classes
   * @param deviceId for which device
   */
  String deviceCode(KernelImage image, int deviceId);
}
