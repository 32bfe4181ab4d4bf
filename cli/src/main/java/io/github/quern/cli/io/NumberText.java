package io.github.quern.cli.io;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Numbers as people and programs write them: decimal, or {@code nan} and {@code inf} in any case.
 */
public final class NumberText {
  private NumberText() {}

  /**
   * Reads a number.
   *
   * @param text with or without spaces around it
   * @return the number; infinite also if it is too large for double precision; empty if the text is
   *     no number, such as Java's {@code 1f} and {@code 0x1p3}
   */
  public static OptionalDouble parse(String text) {
    String trimmed = text.strip();
    if (trimmed.isEmpty()) {
      return OptionalDouble.empty();
    }
    char last = trimmed.charAt(trimmed.length() - 1);
    if (Character.isLetter(last)) {
      return word(trimmed.toLowerCase(Locale.ROOT));
    }
    if (trimmed.indexOf('x') >= 0 || trimmed.indexOf('X') >= 0) {
      return OptionalDouble.empty();
    }
    try {
      return OptionalDouble.of(Double.parseDouble(trimmed));
    } catch (NumberFormatException notANumber) {
      return OptionalDouble.empty();
    }
  }

  private static OptionalDouble word(String word) {
    return switch (word) {
      case "nan", "+nan", "-nan" -> OptionalDouble.of(Double.NaN);
      case "inf", "+inf", "infinity", "+infinity" -> OptionalDouble.of(Double.POSITIVE_INFINITY);
      case "-inf", "-infinity" -> OptionalDouble.of(Double.NEGATIVE_INFINITY);
      default -> OptionalDouble.empty();
    };
  }

  /** Whether digits stand for a number that double precision cannot hold. */
  static boolean overflows(String text, double parsed) {
    return Double.isInfinite(parsed)
        && !Character.isLetter(text.strip().charAt(text.strip().length() - 1));
  }
}
