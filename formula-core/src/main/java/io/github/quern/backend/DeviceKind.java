package io.github.quern.backend;

/** What a device is, as far as callers choose by it. */
public enum DeviceKind {
  /** The processor that the JVM runs on. */
  CPU,
  /** An accelerator reached through TornadoVM; an OpenCL driver for the CPU counts as one. */
  GPU
}
