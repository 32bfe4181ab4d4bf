package io.github.quern.fuzz.formulas;

import io.github.quern.backend.BackendException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Tells exceptions that are faults from those that are answers. */
final class Failures {
  private static final int FRAMES = 8;

  private Failures() {}

  /** Whether a tier says that a kernel is too large for it, which random formulas may be. */
  static boolean isRefusal(BackendException failure) {
    String message = String.valueOf(failure.getMessage());
    return message.contains("the JVM compiles none of more than")
        || message.contains("too large for one Java method");
  }

  /** An exception with where it came from. */
  static String describe(Throwable failure) {
    return failure
        + Arrays.stream(failure.getStackTrace())
            .limit(FRAMES)
            .map(frame -> "\n    at " + frame)
            .collect(Collectors.joining())
        + (failure.getCause() == null ? "" : "\n  caused by " + describe(failure.getCause()));
  }

  /** What two faults have in common if they are the same one: the tier, or what fails where. */
  static String kind(String fault) {
    return fault
        .lines()
        .limit(2)
        .map(line ->
            line.startsWith(" ") || line.indexOf(':') < 0
                ? line
                : line.substring(0, line.indexOf(':')))
        .collect(Collectors.joining());
  }
}
