package io.github.quern.plan;

import io.github.quern.backend.Backend;
import io.github.quern.backend.Device;
import java.util.List;

/**
 * Where a kernel runs, and why not elsewhere.
 *
 * @param backend the tier chosen
 * @param device its device
 * @param reasons one sentence for each tier that was considered, best first
 */
public record Plan(Backend backend, Device device, List<String> reasons) {
  /** Copies the list. */
  public Plan {
    reasons = List.copyOf(reasons);
  }

  /** Tier and device in one line. */
  public String describe() {
    return backend.name() + ", device " + device.id() + ": " + device.description();
  }
}
