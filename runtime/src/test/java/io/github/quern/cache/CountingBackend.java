package io.github.quern.cache;

import io.github.quern.backend.Backend;
import io.github.quern.backend.BackendException;
import io.github.quern.backend.CompiledKernel;
import io.github.quern.backend.Device;
import io.github.quern.backend.DeviceKind;
import io.github.quern.backend.KernelCall;
import io.github.quern.backend.KernelSpec;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A tier that counts the kernels it compiles and closes. */
final class CountingBackend implements Backend {
  final AtomicInteger compiled = new AtomicInteger();
  final AtomicInteger closed = new AtomicInteger();
  volatile boolean broken;
  private final String name;

  CountingBackend(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public DeviceKind kind() {
    return DeviceKind.CPU;
  }

  @Override
  public Optional<String> unavailable() {
    return Optional.empty();
  }

  @Override
  public List<Device> devices() {
    return List.of(device(0), device(1));
  }

  static Device device(int id) {
    return new Device(id, DeviceKind.CPU, "device " + id);
  }

  @Override
  public Optional<String> refuses(KernelSpec spec) {
    return Optional.empty();
  }

  @Override
  public CompiledKernel compile(KernelSpec spec, int deviceId) {
    if (broken) {
      throw new BackendException("broken");
    }
    compiled.incrementAndGet();
    return new CompiledKernel() {
      @Override
      public Device device() {
        return CountingBackend.device(deviceId);
      }

      @Override
      public void run(KernelCall call) {
        throw new AssertionError("the cache runs nothing");
      }

      @Override
      public void close() {
        closed.incrementAndGet();
      }
    };
  }

  @Override
  public String listing(KernelSpec spec) {
    return "";
  }

  @Override
  public void close() {}
}
