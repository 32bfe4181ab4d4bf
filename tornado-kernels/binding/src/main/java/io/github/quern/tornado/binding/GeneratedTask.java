package io.github.quern.tornado.binding;

import io.github.quern.backend.BackendException;
import io.github.quern.tornado.driver.GeneratedClass;
import io.github.quern.tornado.driver.KernelImage;
import java.util.List;

/** Loads the two classes of a kernel or stage. TornadoVM keeps them for as long as the JVM runs. */
public final class GeneratedTask extends ClassLoader {
  private final List<Class<?>> visible;

  private GeneratedTask(List<Class<?>> visible) {
    super(GeneratedTask.class.getClassLoader());
    this.visible = visible;
  }

  /** The task object of a kernel's first stage. */
  public static Object load(KernelImage image) {
    return load(image.kernel(), image.task(), image.visible());
  }

  /** The task object of its second stage, which calls no functions of users. */
  public static Object loadJoin(KernelImage image) {
    return load(image.join().kernel(), image.join().task(), List.of());
  }

  private static Object load(GeneratedClass kernel, GeneratedClass task, List<Class<?>> visible) {
    GeneratedTask loader = new GeneratedTask(visible);
    loader.define(kernel);
    try {
      return loader.define(task).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new BackendException("The JVM rejected a generated task: " + e.getMessage(), e);
    }
  }

  private Class<?> define(GeneratedClass generated) {
    byte[] bytes = generated.bytes();
    return defineClass(generated.name(), bytes, 0, bytes.length);
  }

  /** Users' functions are in classes that Quern's own loader may not see. */
  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    return visible.stream()
        .filter(type -> type.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new ClassNotFoundException(name));
  }
}
