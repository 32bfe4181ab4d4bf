package io.github.quern.tornado.driver;

import org.jspecify.annotations.Nullable;

/** The memory of a device is exhausted; the message says what was asked of it. */
public final class OutOfDeviceMemoryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A failure of a device. */
  public OutOfDeviceMemoryException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
