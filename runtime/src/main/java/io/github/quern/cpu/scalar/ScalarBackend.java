package io.github.quern.cpu.scalar;

import io.github.quern.backend.Backend;
import io.github.quern.backend.BackendException;
import io.github.quern.backend.CompiledKernel;
import io.github.quern.backend.Device;
import io.github.quern.backend.DeviceKind;
import io.github.quern.backend.KernelSpec;
import io.github.quern.bytecode.ClassListing;
import io.github.quern.cpu.parallel.TileCode;
import io.github.quern.cpu.parallel.TiledKernel;
import io.github.quern.cpu.parallel.Workers;
import io.github.quern.ir.ExternalFunction;
import io.github.quern.ir.Program;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Optional;

/** The tier {@code scalar}: plain Java loops, split over the cores. */
public final class ScalarBackend implements Backend {
  private final Workers workers;
  private final Device device;

  /**
   * A tier that shares threads with others.
   *
   * @param workers the threads, closed by whoever made them
   */
  public ScalarBackend(Workers workers) {
    this.workers = workers;
    this.device =
        new Device(0, DeviceKind.CPU, "CPU, " + count(workers.threads()) + ", plain Java");
  }

  private static String count(int threads) {
    return threads == 1 ? "1 thread" : threads + " threads";
  }

  @Override
  public String name() {
    return "scalar";
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
    return List.of(device);
  }

  @Override
  public Optional<String> refuses(KernelSpec spec) {
    return Optional.empty();
  }

  @Override
  public CompiledKernel compile(KernelSpec spec, int deviceId) {
    byte[] classFile = classFile(spec);
    try {
      TileCode code =
          (TileCode) load(classFile, spec.program()).getDeclaredConstructor().newInstance();
      return new TiledKernel(spec, code, workers, device);
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new BackendException("The JVM rejected a generated kernel: " + e.getMessage(), e);
    }
  }

  private static Class<?> load(byte[] classFile, Program program) throws IllegalAccessException {
    List<Class<?>> owners =
        program.externalFunctions().stream().flatMap(ExternalFunction::owners).toList();
    if (owners.isEmpty()) {
      return MethodHandles.lookup().defineHiddenClass(classFile, true).lookupClass();
    }
    KernelLoader loader = new KernelLoader(ScalarBackend.class.getClassLoader(), owners);
    // Where this library is a named module, the kernel's class is outside of it.
    TileCode.class
        .getModule()
        .addExports(TileCode.class.getPackageName(), loader.getUnnamedModule());
    return loader.define(ScalarEmitter.CLASS_NAME, classFile);
  }

  @Override
  public String listing(KernelSpec spec) {
    return ClassListing.of(classFile(spec));
  }

  private static byte[] classFile(KernelSpec spec) {
    try {
      return ScalarEmitter.emit(spec);
    } catch (IllegalArgumentException e) {
      // What the ClassFile API says of a method over 64 KiB or of too many locals.
      throw new BackendException(
          "The formula is too large for one Java method ("
              + spec.program().size()
              + " instructions): "
              + e.getMessage(),
          e);
    }
  }

  @Override
  public void close() {}
}
