package io.github.quern.cpu.vector;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
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

  /**
   * The width of the machine's vectors, in bits. By method handles, since reflection would first
   * read the annotations of the JDK's methods, which takes a new JVM 20 milliseconds.
   */
  static int preferredBits() {
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    try {
      Class<?> shapes = Class.forName(NAME + ".VectorShape");
      MethodHandle preferred =
          lookup.findStatic(shapes, "preferredShape", MethodType.methodType(shapes));
      MethodHandle bits =
          lookup.findVirtual(shapes, "vectorBitSize", MethodType.methodType(int.class));
      return (int) MethodHandles.filterReturnValue(preferred, bits).invokeExact();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("the Vector API has changed", e);
    }
  }
}
