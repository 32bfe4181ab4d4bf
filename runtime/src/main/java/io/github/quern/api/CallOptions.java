package io.github.quern.api;

import io.github.quern.plan.BackendChoice;
import io.github.quern.plan.Planner;
import java.util.Objects;

/**
 * How one call is run.
 *
 * @param backend {@code auto} for the best tier, {@code CPU} or {@code GPU} for the best one there,
 *     or the name of a tier, such as {@code scalar} or {@code tornado}, for exactly that one
 * @param deviceId the device of the tier, counted from 0, or -1 for the tier's own choice
 */
public record CallOptions(String backend, int deviceId) {
  /** The best tier, on its first device. */
  public static final CallOptions DEFAULT = new CallOptions("auto", Planner.ANY_DEVICE);

  /** Checks the parts. */
  public CallOptions {
    Objects.requireNonNull(backend);
    if (deviceId < Planner.ANY_DEVICE) {
      throw new IllegalArgumentException(
          "A device id is 0 or more, or -1 for any device; it is " + deviceId + ".");
    }
  }

  /** The same options with another backend. */
  public CallOptions withBackend(String newBackend) {
    return new CallOptions(newBackend, deviceId);
  }

  /** The same options with another device. */
  public CallOptions withDeviceId(int newDeviceId) {
    return new CallOptions(backend, newDeviceId);
  }

  BackendChoice choice() {
    return BackendChoice.parse(backend);
  }
}
