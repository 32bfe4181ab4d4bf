package io.github.quern.plan;

import io.github.quern.backend.Backend;
import io.github.quern.backend.BackendException;
import io.github.quern.backend.Device;
import io.github.quern.backend.DeviceKind;
import io.github.quern.backend.KernelSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Chooses a tier and a device. */
public final class Planner {
  /** The device id that stands for the tier's own choice. */
  public static final int ANY_DEVICE = -1;

  private final List<Backend> backends;

  /**
   * A planner over the tiers of an engine.
   *
   * @param backends the tiers, best first
   */
  public Planner(List<Backend> backends) {
    this.backends = List.copyOf(backends);
  }

  /**
   * Chooses a tier and a device for a kernel.
   *
   * @param spec the kernel
   * @param choice what the caller asks for
   * @param deviceId the device, or {@link #ANY_DEVICE}
   * @throws BackendException if no tier fits; the message gives the reason for each
   */
  public Plan plan(KernelSpec spec, BackendChoice choice, int deviceId) {
    requireKnown(choice);
    List<String> reasons = new ArrayList<>();
    Plan chosen = null;
    for (Backend backend : backends) {
      Verdict verdict =
          chosen == null
              ? judge(backend, spec, choice, deviceId)
              : new Verdict(null, "not needed, " + chosen.backend().name() + " is preferred");
      reasons.add(backend.name() + ": " + verdict.reason());
      if (verdict.device() != null) {
        chosen = new Plan(backend, List.of(verdict.device()), List.of());
      }
    }
    if (chosen == null) {
      throw new BackendException(
          "No tier can run this kernel with backend '"
              + choice.word()
              + "'"
              + (deviceId == ANY_DEVICE ? "" : " on device " + deviceId)
              + ".\n  "
              + String.join("\n  ", reasons));
    }
    return new Plan(chosen.backend(), chosen.devices(), reasons);
  }

  /**
   * Chooses a tier as {@link #plan} does, and all of its devices that are of the kind of the one
   * chosen and do not refuse the kernel.
   */
  public Plan planForAll(KernelSpec spec, BackendChoice choice) {
    Plan single = plan(spec, choice, ANY_DEVICE);
    List<Device> devices =
        single.backend().devices().stream()
            .filter(device -> device.kind() == single.device().kind())
            .filter(device -> single.backend().refuses(spec, device).isEmpty())
            .toList();
    return new Plan(single.backend(), devices, single.reasons());
  }

  /** A device, or no device and the reason. */
  private record Verdict(@Nullable Device device, String reason) {}

  private void requireKnown(BackendChoice choice) {
    Optional<String> tier = choice.tier();
    if (tier.isPresent() && backends.stream().noneMatch(b -> b.name().equals(tier.get()))) {
      throw new IllegalArgumentException(
          "There is no backend '"
              + tier.get()
              + "'; there are auto, CPU, GPU, "
              + backends.stream().map(Backend::name).collect(Collectors.joining(", "))
              + ".");
    }
  }

  private static Verdict judge(
      Backend backend, KernelSpec spec, BackendChoice choice, int deviceId) {
    if (choice.tier().isPresent() && !choice.tier().get().equals(backend.name())) {
      return new Verdict(null, "not asked for");
    }
    if (choice.kind().isPresent() && choice.kind().get() != backend.kind()) {
      return new Verdict(null, "computes on the " + backend.kind() + ", not asked for");
    }
    Optional<String> unavailable = backend.unavailable();
    if (unavailable.isPresent()) {
      return new Verdict(null, unavailable.get());
    }
    Optional<String> refusal = backend.refuses(spec);
    if (refusal.isPresent()) {
      return new Verdict(null, refusal.get());
    }
    return device(backend, spec, choice, deviceId);
  }

  private static Verdict device(
      Backend backend, KernelSpec spec, BackendChoice choice, int deviceId) {
    // A driver that computes on the CPU is worth its transfers to nobody who did not ask for it.
    boolean any = choice.tier().isPresent() || backend.kind() == DeviceKind.CPU;
    List<Device> devices = backend.devices();
    List<String> refusals = new ArrayList<>();
    for (Device device : devices) {
      boolean asked = deviceId == ANY_DEVICE || device.id() == deviceId;
      if (asked && (any || device.kind() == DeviceKind.GPU)) {
        Optional<String> refusal = backend.refuses(spec, device);
        if (refusal.isEmpty()) {
          return new Verdict(device, "chosen, " + device.description());
        }
        refusals.add(refusal.get());
      }
    }
    return new Verdict(
        null, refusals.isEmpty() ? missing(backend, deviceId, devices) : refusals.getFirst());
  }

  private static String missing(Backend backend, int deviceId, List<Device> devices) {
    if (deviceId == ANY_DEVICE) {
      return "has no GPU, only "
          + devices.stream().map(Device::description).collect(Collectors.joining(", "))
          + askFor(backend);
    }
    return devices.stream()
        .filter(device -> device.id() == deviceId)
        .findFirst()
        .map(device ->
            "device " + deviceId + " is no GPU, but " + device.description() + askFor(backend))
        .orElseGet(
            () -> "has no device " + deviceId + "; its devices are 0 to " + (devices.size() - 1));
  }

  private static String askFor(Backend backend) {
    return "; ask for '" + backend.name() + "' to use it";
  }
}
