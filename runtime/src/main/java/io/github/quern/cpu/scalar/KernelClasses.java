package io.github.quern.cpu.scalar;

import io.github.quern.backend.BackendException;
import io.github.quern.cpu.parallel.TileCode;
import io.github.quern.ir.ExternalFunction;
import java.lang.invoke.MethodHandles;
import java.util.Collection;
import java.util.List;

/** Makes generated class files the code of kernels. */
public final class KernelClasses {
  private KernelClasses() {}

  /**
   * The code of a kernel.
   *
   * @param type what it is
   * @param classFile as {@link ScalarEmitter} emits it
   * @param functions users' functions that it calls
   * @throws BackendException if the JVM rejects the class
   */
  public static <T> T load(
      Class<T> type, byte[] classFile, Collection<ExternalFunction> functions) {
    try {
      return type.cast(define(classFile, functions).getDeclaredConstructor().newInstance());
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new BackendException("The JVM rejected a generated kernel: " + e.getMessage(), e);
    }
  }

  private static Class<?> define(byte[] classFile, Collection<ExternalFunction> functions)
      throws IllegalAccessException {
    List<Class<?>> owners = functions.stream().flatMap(ExternalFunction::owners).toList();
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
