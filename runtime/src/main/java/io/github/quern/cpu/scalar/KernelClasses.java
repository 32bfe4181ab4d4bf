package io.github.quern.cpu.scalar;

import io.github.quern.backend.BackendException;
import io.github.quern.cpu.parallel.TileCode;
import io.github.quern.ir.ExternalFunction;
import io.github.quern.ir.Program;
import java.lang.invoke.MethodHandles;
import java.util.List;

/** Makes generated class files the code of kernels. */
public final class KernelClasses {
  private KernelClasses() {}

  /**
   * The code of a kernel.
   *
   * @param classFile as {@link ScalarEmitter} emits it
   * @param program of the kernel
   * @throws BackendException if the JVM rejects the class
   */
  public static TileCode load(byte[] classFile, Program program) {
    try {
      return (TileCode) define(classFile, program).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new BackendException("The JVM rejected a generated kernel: " + e.getMessage(), e);
    }
  }

  private static Class<?> define(byte[] classFile, Program program) throws IllegalAccessException {
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
}
