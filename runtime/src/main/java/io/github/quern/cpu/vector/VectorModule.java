package io.github.quern.cpu.vector;

import java.util.Optional;

/** The module of the Vector API, which this library neither needs to be compiled nor loaded. */
final class VectorModule {
  private static final String NAME = "jdk.incubator.vector";

  private VectorModule() {}

  /** Why vectors cannot be used; empty if they can. */
  static Optional<String> unavailable() {
    Optional<Module> module = ModuleLayer.boot().findModule(NAME);
    if (module.isEmpty()) {
      return Optional.of("start java with --add-modules " + NAME);
    }
    // Kernels are classes of this module.
    VectorModule.class.getModule().addReads(module.get());
    return Optional.empty();
  }

  /** The width of the machine's vectors, in bits. */
  static int preferredBits() {
    try {
      Class<?> shapes = Class.forName(NAME + ".VectorShape");
      Object preferred = shapes.getMethod("preferredShape").invoke(null);
      return (int) shapes.getMethod("vectorBitSize").invoke(preferred);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the Vector API has changed", e);
    }
  }
}
