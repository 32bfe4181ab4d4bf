package io.github.quern.plan;

import io.github.quern.backend.DeviceKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks for: the best tier, the best one on the CPU or on a GPU, or one tier exactly.
 *
 * @param word as the caller wrote it
 * @param kind the kind of device that is required, if any
 * @param tier the tier that is required, if any
 */
public record BackendChoice(String word, Optional<DeviceKind> kind, Optional<String> tier) {
  /** The best tier that is there and can run the kernel. */
  public static final BackendChoice AUTO =
      new BackendChoice("auto", Optional.empty(), Optional.empty());

  /**
   * Reads {@code auto}, {@code CPU}, {@code GPU} (any case), or else the name of a tier.
   *
   * @param word the caller's word, or null for {@code auto}
   */
  public static BackendChoice parse(@Nullable String word) {
    if (word == null || word.equalsIgnoreCase("auto")) {
      return AUTO;
    }
    for (DeviceKind kind : DeviceKind.values()) {
      if (word.equalsIgnoreCase(kind.name())) {
        return new BackendChoice(word, Optional.of(kind), Optional.empty());
      }
    }
    return new BackendChoice(word, Optional.empty(), Optional.of(word));
  }
}
