package io.github.quern.tornado.driver;

import io.github.quern.backend.CompiledKernel;
import io.github.quern.backend.KernelCall;

/** A kernel of one device, which can run a part of a call too. */
public interface DeviceKernel extends CompiledKernel {
  /**
   * Computes the rows of a part.
   *
   * @throws OutOfDeviceMemoryException if the device has not enough memory for it; the kernel can
   *     go on with smaller parts
   * @throws io.github.quern.backend.BackendException if the device fails
   */
  void run(Part part);

  /** Whether the arrays of a part are small enough for the device, as far as is known. */
  boolean fits(Part part);

  @Override
  default void run(KernelCall call) {
    run(Part.of(call));
  }
}
