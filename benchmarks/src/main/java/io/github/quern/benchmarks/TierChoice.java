package io.github.quern.benchmarks;

import io.github.quern.api.Engine;
import io.github.quern.backend.Device;
import io.github.quern.backend.DeviceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which tiers are measured.
 *
 * @param tiers their names, best first
 * @param absent why others are not, a sentence each
 */
record TierChoice(List<String> tiers, List<String> absent) {
  private static final String FOR_GPUS = "tornado";

  /**
   * Chooses among the tiers of an engine.
   *
   * @param all the tiers
   * @param wanted names that were asked for; if empty, all tiers that are available, {@code
   *     tornado} only with a GPU
   * @throws IllegalArgumentException if one that was asked for is unknown or not available
   */
  static TierChoice of(List<Engine.TierStatus> all, List<String> wanted) {
    List<String> unknown =
        wanted.stream()
            .filter(name -> all.stream().noneMatch(tier -> tier.name().equals(name)))
            .toList();
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "There is no tier '"
              + unknown.getFirst()
              + "'; there are "
              + all.stream().map(Engine.TierStatus::name).collect(Collectors.joining(", "))
              + ".");
    }
    List<String> tiers = new ArrayList<>();
    List<String> absent = new ArrayList<>();
    for (Engine.TierStatus tier : all) {
      boolean asked = wanted.contains(tier.name());
      if (asked && tier.unavailable().isPresent()) {
        throw new IllegalArgumentException(
            "The tier '" + tier.name() + "' is not available: " + tier.unavailable().get() + ".");
      } else if (asked || (wanted.isEmpty() && isWorthIt(tier))) {
        tiers.add(tier.name());
      } else if (wanted.isEmpty()) {
        absent.add("The tier `" + tier.name() + "` is missing: " + reason(tier) + ".");
      }
    }
    return new TierChoice(List.copyOf(tiers), List.copyOf(absent));
  }

  /** The first device of the tier for GPUs, if that is among the chosen. */
  Optional<Device> deviceWithClock(List<Engine.TierStatus> all) {
    return all.stream()
        .filter(tier -> tiers.contains(tier.name()) && tier.name().equals(FOR_GPUS))
        .map(tier -> tier.devices().getFirst())
        .findFirst();
  }

  /** As for the backend {@code auto}: a driver that computes on the CPU is for those who ask. */
  private static boolean isWorthIt(Engine.TierStatus tier) {
    return tier.unavailable().isEmpty()
        && (!tier.name().equals(FOR_GPUS)
            || tier.devices().stream().anyMatch(device -> device.kind() == DeviceKind.GPU));
  }

  private static String reason(Engine.TierStatus tier) {
    return tier.unavailable()
        .orElse("it has no GPU here; `--backend " + tier.name() + "` includes it");
  }
}
