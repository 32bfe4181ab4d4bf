package io.github.quern.backend;

import org.jspecify.annotations.Nullable;

/** A backend could not do what was asked of it; the message says what and why. */
public final class BackendException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A failure of the backend's own. */
  public BackendException(String message) {
    super(message);
  }

  /** A failure below the backend. */
  public BackendException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
