package io.github.quern.tornado.pipeline;

import io.github.quern.tornado.binding.SdkDriver;
import uk.ac.manchester.tornado.api.common.TornadoDevice;

/** TornadoVM's devices by the numbers that the tier {@code tornado} gives them. */
public final class TornadoDevices {
  private TornadoDevices() {}

  /**
   * A device, for {@code TornadoExecutionPlan.withDevice}.
   *
   * @param deviceId its number, as {@code quern devices} and {@code CallOptions.withDeviceId} know
   *     it
   * @throws io.github.quern.backend.BackendException if there is none, or no TornadoVM
   */
  public static TornadoDevice of(int deviceId) {
    return new SdkDriver().tornadoDevice(deviceId);
  }
}
