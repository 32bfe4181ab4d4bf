package io.github.quern.tornado.binding;

import io.github.quern.backend.BackendException;
import io.github.quern.backend.Device;

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
