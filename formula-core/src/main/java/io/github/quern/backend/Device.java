package io.github.quern.backend;

import java.util.Optional;

/**
 * One device of a backend.
 *
 * @param id the number that callers choose it by
 * @param kind what it is
 * @param description its name, for people
 * @param speed how fast it might compute, where the tier knows
 */
public record Device(int id, DeviceKind kind, String description, Optional<Speed> speed) {
  /** A device of which no more is known. */
  public Device(int id, DeviceKind kind, String description) {
    this(id, kind, description, Optional.empty());
  }

  /**
   * What a device says of itself.
   *
   * @param computeUnits the number of its multiprocessors or cores
   * @param clockMhz their highest frequency, in MHz
   */
  public record Speed(int computeUnits, int clockMhz) {}
}
