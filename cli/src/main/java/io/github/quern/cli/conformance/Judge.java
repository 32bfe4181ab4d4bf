package io.github.quern.cli.conformance;

import io.github.quern.backend.BackendException;
import io.github.quern.data.Tensor;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Compares what came out with what was expected. */
final class Judge {
  private Judge() {}

  /**
   * Compares results entry by entry: |got - expected| ≤ atol + rtol |expected|; NaN equals NaN, an
   * infinity itself, shapes must be equal, and indices exact.
   *
   * @return the first difference
   */
  static Optional<String> difference(ConformanceCase one, List<Tensor> got) {
    List<CaseArray> expected = one.expected();
    if (got.size() != expected.size()) {
      return Optional.of("got " + got.size() + " arrays, expected " + expected.size() + ".");
    }
    for (int output = 0; output < got.size(); output++) {
      boolean exact = isIndex(one.reduction(), output);
      if (exact && !got.get(output).dtype().isInteger()) {
        return Optional.of(
            "array " + output + " holds indices, but is of type " + got.get(output).dtype() + ".");
      }
      Optional<String> difference =
          difference(
              expected.get(output),
              got.get(output),
              exact ? 0 : one.rtol(),
              exact ? 0 : one.atol());
      if (difference.isPresent()) {
        return got.size() == 1
            ? difference
            : Optional.of("array " + output + ", " + difference.get());
      }
    }
    return Optional.empty();
  }

  /** Whether an output of a reduction holds indices. */
  private static boolean isIndex(String reduction, int output) {
    return reduction.startsWith("Arg") || (output == 1 && reduction.contains("_Arg"));
  }

  private static Optional<String> difference(
      CaseArray expected, Tensor got, double rtol, double atol) {
    if (!got.shape().equals(expected.shape())) {
      return Optional.of("got shape " + got.shape() + ", expected " + expected.shape());
    }
    List<Double> data = Objects.requireNonNull(expected.data());
    for (int position = 0; position < data.size(); position++) {
      double want = data.get(position);
      double have = got.at(position);
      double tolerance = atol + rtol * Math.abs(want);
      if (!matches(have, want, tolerance)) {
        return Optional.of(
            "entry "
                + got.shape().index(position)
                + ": got "
                + have
                + ", expected "
                + want
                + ", tolerance "
                + tolerance);
      }
    }
    return Optional.empty();
  }

  private static boolean matches(double have, double want, double tolerance) {
    if (Double.isNaN(want) || Double.isInfinite(want)) {
      return Double.compare(have, want) == 0;
    }
    return Math.abs(have - want) <= tolerance;
  }

  /** Whether a failure tells the caller what is wrong, as opposed to a crash. */
  static boolean isClear(Throwable failure) {
    String message = failure.getMessage();
    return (failure instanceof IllegalArgumentException || failure instanceof BackendException)
        && !(failure instanceof NumberFormatException)
        && message != null
        && !message.isBlank();
  }

  /** A failure in one line. */
  static String describe(Throwable failure) {
    String first = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    return isClear(failure) ? first : failure.getClass().getName() + ": " + first;
  }
}
