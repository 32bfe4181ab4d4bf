package io.github.quern.tornado.binding;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * TornadoVM's compiler, of which there is one in a JVM, for all engines. It works for one caller at
 * a time: with several it mixes up their kernels, which then fail to compile.
 */
final class Compiler {
  private static final ReentrantLock IN_USE = new ReentrantLock();

  private Compiler() {}

  /** Does what compiles, while nobody else does. */
  static <T> T alone(Supplier<T> compilation) {
    IN_USE.lock();
    try {
      return compilation.get();
    } finally {
      IN_USE.unlock();
    }
  }
}
