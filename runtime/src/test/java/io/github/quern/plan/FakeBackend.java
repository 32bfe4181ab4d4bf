package io.github.quern.plan;

import io.github.quern.backend.Backend;
import io.github.quern.backend.CompiledKernel;
import io.github.quern.backend.Device;
import io.github.quern.backend.DeviceKind;
import io.github.quern.backend.KernelSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A tier that only has answers, and computes nothing.
 *
 * @param name what it is called
 * @param kind what it computes on
 * @param unavailable why it cannot be used
 * @param devices its devices
 * @param refuses why it takes no kernel
 */
record FakeBackend(
    String name,
    DeviceKind kind,
    Optional<String> unavailable,
    List<Device> devices,
    Optional<String> refuses)
    implements Backend {

  /** A CPU tier with one device, as {@code scalar} is. */
  static FakeBackend cpu(String name) {
    return of(name, DeviceKind.CPU, DeviceKind.CPU);
  }

  /** A tier for accelerators that has devices of these kinds. */
  static FakeBackend accelerators(String name, DeviceKind... devices) {
    return of(name, DeviceKind.GPU, devices);
  }

  private static FakeBackend of(String name, DeviceKind kind, DeviceKind... devices) {
    List<Device> list = new ArrayList<>();
    for (DeviceKind device : devices) {
      list.add(new Device(list.size(), device, name + "'s " + device));
    }
    return new FakeBackend(name, kind, Optional.empty(), list, Optional.empty());
  }

  /** The same tier, which is not there. */
  FakeBackend missing(String reason) {
    return new FakeBackend(name, kind, Optional.of(reason), List.of(), refuses);
  }

  /** The same tier, which takes no kernel. */
  FakeBackend refusing(String reason) {
    return new FakeBackend(name, kind, unavailable, devices, Optional.of(reason));
  }

  @Override
  public Optional<String> refuses(KernelSpec spec) {
    return refuses;
  }

  @Override
  public CompiledKernel compile(KernelSpec spec, int deviceId) {
    throw new AssertionError("planning compiles nothing");
  }

  @Override
  public String listing(KernelSpec spec) {
    return "";
  }

  @Override
  public void close() {}
}
