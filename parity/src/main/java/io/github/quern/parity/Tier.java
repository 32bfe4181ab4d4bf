package io.github.quern.parity;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.backend.Device;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A tier of an engine, there or missing. Methods with {@link ParityTest} take one.
 *
 * @param engine the engine
 * @param name the name that callers require the tier by
 * @param devices its devices, none if it is missing
 * @param missing why it cannot be used on this machine; empty if it can
 */
public record Tier(Engine engine, String name, List<Device> devices, Optional<String> missing) {
  /** Copies the list. */
  public Tier {
    devices = List.copyOf(devices);
  }

  /** All tiers that an engine has heard of, best first. */
  public static List<Tier> all(Engine engine) {
    return engine.tiers().stream()
        .map(status -> new Tier(engine, status.name(), status.devices(), status.unavailable()))
        .toList();
  }

  /** The tier of that name; one that the engine has not heard of is missing. */
  public static Tier of(Engine engine, String name) {
    List<Tier> all = all(engine);
    return all.stream()
        .filter(tier -> tier.name().equals(name))
        .findFirst()
        .orElseGet(() -> new Tier(engine, name, List.of(), Optional.of(unknown(name, all))));
  }

  private static String unknown(String name, List<Tier> all) {
    return "this JVM has no tier '"
        + name
        + "', only "
        + all.stream().map(Tier::name).collect(Collectors.joining(", "));
  }

  /** Whether it can be used. */
  public boolean isPresent() {
    return missing.isEmpty();
  }

  /** The options that require it, on a device of its own choice. */
  public CallOptions options() {
    return CallOptions.DEFAULT.withBackend(name);
  }

  /**
   * Ends the test if the tier is missing: as a failure if the system property {@value
   * Demands#PROPERTY} demands it, and else as skipped.
   *
   * @throws org.opentest4j.TestAbortedException if it is missing
   * @throws org.opentest4j.AssertionFailedError if it is missing and demanded
   */
  public void assumePresent() {
    Demands.ofSystemProperty().check(this);
  }

  @Override
  public String toString() {
    return name;
  }
}
