package io.github.quern.tornado.binding;

import io.github.quern.backend.BackendException;
import io.github.quern.backend.Device;
import uk.ac.manchester.tornado.api.exceptions.TornadoMemoryException;
import uk.ac.manchester.tornado.api.exceptions.TornadoOutOfMemoryException;

/** Words for what TornadoVM throws, whose own messages are often those of the innermost cause. */
final class Failures {
  private Failures() {}

  /** What a caller gets for what TornadoVM threw. */
  static BackendException onDevice(Device device, Throwable thrown) {
    return new BackendException(
        "TornadoVM failed on device "
            + device.id()
            + " ("
            + device.description()
            + "): "
            + rootMessage(thrown),
        thrown);
  }

  /** Whether the memory of a device, or of the JVM off its heap, was exhausted. */
  static boolean isOutOfMemory(Throwable thrown) {
    Throwable each = thrown;
    while (each != null) {
      if (each instanceof TornadoOutOfMemoryException
          || each instanceof TornadoMemoryException
          || each instanceof OutOfMemoryError) {
        return true;
      }
      each = each.getCause();
    }
    return false;
  }

  /** The message of the innermost cause. */
  static String rootMessage(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = root.getMessage();
    return root.getClass().getSimpleName()
        + (message == null ? "" : ": " + message.lines().findFirst().orElse(""));
  }
}
