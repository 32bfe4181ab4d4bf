package io.github.quern.cpu.scalar;

import io.github.quern.backend.BackendException;
import io.github.quern.backend.KernelSpec;
import io.github.quern.cpu.parallel.TileCode;
import io.github.quern.ir.ExternalFunction;
import java.lang.invoke.MethodHandles;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** Makes generated class files the code of kernels. */
public final class KernelClasses {
  private KernelClasses() {}

  /**
   * Has a class file emitted.
   *
   * @param spec the kernel, for the message
   * @param emitter emits it
   * @throws BackendException if a method would be larger than the JVM allows
   */
  public static byte[] emitted(KernelSpec spec, Supplier<byte[]> emitter) {
    try {
      return emitter.get();
    } catch (IllegalArgumentException e) {
      // What the ClassFile API says of a method over 64 KiB or of too many locals.
      throw new BackendException(
          "The formula is too large for one Java method: " + e.getMessage(), e);
    }
  }

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
