package io.github.quern.tornado.binding;

/** Words for what TornadoVM throws, whose own messages are often those of the innermost cause. */
final class Failures {
  private Failures() {}

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
