package io.github.quern.spark;

import io.github.quern.backend.BackendException;
import java.util.function.Supplier;
import org.apache.spark.SparkException;

/** What becomes, in the driver, of an error in a task. */
final class Failures {
  private Failures() {}

  /**
   * Runs a job. Where a task fails for a reason of its own, such as a bad row or a tier that is
   * missing, that reason is thrown, with Spark's account of it as the cause.
   */
  static <T> T unwrapped(Supplier<T> job) {
    try {
      return job.get();
    } catch (Exception failure) {
      throw translated(failure);
    }
  }

  /** The same exception if it is none of Spark's, which its Java API throws undeclared. */
  private static RuntimeException translated(Exception failure) {
    if (failure instanceof SparkException) {
      for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
        String message = String.valueOf(cause.getMessage());
        if (cause instanceof IllegalArgumentException) {
          return new IllegalArgumentException(message, failure);
        }
        if (cause instanceof BackendException) {
          return new BackendException(message, failure);
        }
        if (cause instanceof ArithmeticException) {
          return new IllegalStateException(message, failure);
        }
      }
      return new IllegalStateException(failure.getMessage(), failure);
    }
    return failure instanceof RuntimeException known
        ? known
        : new IllegalStateException(failure.getMessage(), failure);
  }
}
