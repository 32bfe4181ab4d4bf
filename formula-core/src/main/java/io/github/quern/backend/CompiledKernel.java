package io.github.quern.backend;

/** A kernel ready to run on one device, for any sizes; safe for use by several threads. */
public interface CompiledKernel extends AutoCloseable {
  /** The device that it runs on. */
  Device device();

  /**
   * Computes all output rows.
   *
   * @throws BackendException if the device fails; the outputs are then undefined
   * @throws java.util.concurrent.CancellationException if the monitor stopped the run; the outputs
   *     are then undefined
   */
  void run(KernelCall call);

  /** Releases what the kernel holds. */
  @Override
  void close();
}
