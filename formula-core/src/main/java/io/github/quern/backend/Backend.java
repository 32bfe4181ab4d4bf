package io.github.quern.backend;

import java.util.List;
import java.util.Optional;

/**
 * A tier: one way to run kernels, such as plain CPU code or TornadoVM. Implementations are safe for
 * use by several threads. Providers of the service have a public constructor without parameters
 * that neither fails nor starts anything.
 */
public interface Backend extends AutoCloseable {
  /** The name that callers require the tier by, such as {@code scalar}. */
  String name();

  /** What it computes on. */
  DeviceKind kind();

  /** Why this tier cannot be used on this machine, in one sentence; empty if it can. */
  Optional<String> unavailable();

  /** The devices, in the order of their ids from 0; empty if the tier is unavailable. */
  List<Device> devices();

  /** Why this tier cannot run that kernel, in one sentence; empty if it can. */
  Optional<String> refuses(KernelSpec spec);

  /**
   * Why one of its devices cannot, in one sentence; empty if it can.
   *
   * @param spec the kernel
   * @param device one of {@link #devices}
   */
  default Optional<String> refuses(KernelSpec spec, Device device) {
    return refuses(spec);
  }

  /**
   * Compiles a kernel.
   *
   * @param spec what to compile; not refused
   * @param deviceId for which device
   * @throws BackendException if the device does not exist or its compiler fails
   */
  CompiledKernel compile(KernelSpec spec, int deviceId);

  /**
   * Compiles a kernel for several devices, which share the rows of each call.
   *
   * @param spec what to compile; not refused
   * @param deviceIds for which devices, at least one; tiers that have but one take the first
   * @throws BackendException if a device does not exist or its compiler fails
   */
  default CompiledKernel compile(KernelSpec spec, List<Integer> deviceIds) {
    return compile(spec, deviceIds.getFirst());
  }

  /** The kernel in readable form, for people. */
  String listing(KernelSpec spec);

  /**
   * What a device runs, in its own language, where a driver's compiler makes that of the listing;
   * empty for other tiers.
   *
   * @param spec a kernel that is not refused
   * @param deviceId for which device
   * @throws BackendException if the device does not exist or its compiler fails
   */
  default Optional<String> deviceCode(KernelSpec spec, int deviceId) {
    return Optional.empty();
  }

  /** Releases what the tier holds. */
  @Override
  void close();
}
