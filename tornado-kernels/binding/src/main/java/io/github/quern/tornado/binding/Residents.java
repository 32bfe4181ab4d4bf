package io.github.quern.tornado.binding;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The kernels of a driver that may hold memory of devices. Where it is exhausted, those that no
 * call uses at the moment give theirs back.
 */
final class Residents {
  private final Set<SdkKernel> kernels = ConcurrentHashMap.newKeySet();

  /** Notes a kernel. */
  void add(SdkKernel kernel) {
    kernels.add(kernel);
  }

  /** Forgets a kernel that is closed. */
  void remove(SdkKernel kernel) {
    kernels.remove(kernel);
  }

  /**
   * Has idle kernels release their memory.
   *
   * @param needy who needs memory, and keeps its own
   * @return whether any of them had some
   */
  boolean releaseIdle(SdkKernel needy) {
    boolean released = false;
    for (SdkKernel kernel : kernels) {
      released |= kernel != needy && kernel.releaseIfIdle();
    }
    return released;
  }
}
