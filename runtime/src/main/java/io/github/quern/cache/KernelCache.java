package io.github.quern.cache;

import io.github.quern.backend.Backend;
import io.github.quern.backend.CompiledKernel;
import io.github.quern.backend.Device;
import io.github.quern.backend.KernelSpec;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Compiled kernels by tier, devices and spec, so that equal formulas are compiled once. Each is
 * compiled by one thread while others that want it wait. Closing the cache closes the kernels.
 */
public final class KernelCache implements AutoCloseable {
  private record Key(String backend, List<Integer> devices, KernelSpec spec) {
    /** Written out: what Java makes of records takes a new JVM milliseconds to link. */
    @Override
    public int hashCode() {
      return Objects.hash(backend, devices, spec);
    }
  }

  private final ConcurrentHashMap<Key, CompiledKernel> kernels = new ConcurrentHashMap<>();

  /** An empty cache. */
  public KernelCache() {}

  /** The kernel, compiled now if it was not before. */
  public CompiledKernel get(Backend backend, List<Device> devices, KernelSpec spec) {
    List<Integer> ids = devices.stream().map(Device::id).toList();
    return kernels.computeIfAbsent(
        new Key(backend.name(), ids, spec), key -> backend.compile(spec, ids));
  }

  /** The number of kernels compiled and kept. */
  public int size() {
    return kernels.size();
  }

  @Override
  public void close() {
    kernels.values().forEach(CompiledKernel::close);
    kernels.clear();
  }
}
