package io.github.quern.plan;

import io.github.quern.backend.Backend;
import io.github.quern.backend.Device;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where a kernel runs, and why not elsewhere.
 *
 * @param backend the tier chosen
 * @param devices its devices, at least one; several share the rows
 * @param reasons one sentence for each tier that was considered, best first
 */
public record Plan(Backend backend, List<Device> devices, List<String> reasons) {
  /** Copies the lists. */
  public Plan {
    devices = List.copyOf(devices);
    reasons = List.copyOf(reasons);
  }

  /** The first of its devices. */
  public Device device() {
    return devices.getFirst();
  }

  /** Tier and devices in one line. */
  public String describe() {
    return backend.name()
        + ", "
        + devices.stream()
            .map(device -> "device " + device.id() + ": " + device.description())
            .collect(Collectors.joining("; "));
  }
}
