package io.github.quern.cli.conformance;

/** A case lacks something or has it in the wrong form. */
final class MalformedCaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedCaseException(String message) {
    super(message);
  }
}
