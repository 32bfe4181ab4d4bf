package io.github.quern.tornado.binding;

import io.github.quern.backend.BackendException;
import io.github.quern.tornado.driver.GeneratedClass;
import io.github.quern.tornado.driver.KernelImage;

/** Loads the two classes of a kernel. TornadoVM keeps them for as long as the JVM runs. */
final class GeneratedTask extends ClassLoader {
  private GeneratedTask() {
    super(GeneratedTask.class.getClassLoader());
  }

  /** The task object of a kernel. */
  static Object load(KernelImage image) {
    GeneratedTask loader = new GeneratedTask();
    loader.define(image.kernel());
    try {
      return loader.define(image.task()).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new BackendException("The JVM rejected a generated task: " + e.getMessage(), e);
    }
  }

  private Class<?> define(GeneratedClass generated) {
    byte[] bytes = generated.bytes();
    return defineClass(generated.name(), bytes, 0, bytes.length);
  }
}
