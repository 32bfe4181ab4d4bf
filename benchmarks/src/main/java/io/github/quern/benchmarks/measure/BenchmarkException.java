package io.github.quern.benchmarks.measure;

import java.io.Serial;

/** A benchmark that failed or gave a wrong result; nothing that it measured counts. */
public final class BenchmarkException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  BenchmarkException(String message) {
    super(message);
  }

  BenchmarkException(String message, Throwable cause) {
    super(message, cause);
  }
}
