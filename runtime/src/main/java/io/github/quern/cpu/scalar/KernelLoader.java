package io.github.quern.cpu.scalar;

import java.util.List;

/**
 * Loads one kernel that calls users' functions, whose classes this library's own loader may not
 * see.
 */
final class KernelLoader extends ClassLoader {
  private final List<Class<?>> visible;

  /**
   * A loader.
   *
   * @param parent who sees the library
   * @param visible the classes that the kernel uses besides
   */
  KernelLoader(ClassLoader parent, List<Class<?>> visible) {
    super(parent);
    this.visible = List.copyOf(visible);
  }

  /** Defines the kernel's class. */
  Class<?> define(String name, byte[] classFile) {
    return defineClass(name, classFile, 0, classFile.length);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    return visible.stream()
        .filter(type -> type.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new ClassNotFoundException(name));
  }
}
