package io.github.quern.benchmarks.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as they stand in tables: three significant digits, never with an exponent. */
final class Figures {
  private static final MathContext THREE_DIGITS = new MathContext(3);
  static final String NONE = "–";

  private Figures() {}

  /** A number, or a dash where there is none. */
  static String of(@Nullable Double number) {
    if (number == null) {
      return NONE;
    }
    BigDecimal rounded = new BigDecimal(number).round(THREE_DIGITS);
    int decimals = rounded.scale() + THREE_DIGITS.getPrecision() - rounded.precision();
    return rounded.setScale(Math.max(decimals, 0)).toPlainString();
  }

  /** How often the second number is contained in the first, or a dash if one is missing. */
  static String ratio(@Nullable Double first, @Nullable Double second) {
    return first == null || second == null ? NONE : of(first / second);
  }

  /** A number that is exact, as it is written. */
  static String plain(double number) {
    return new BigDecimal(String.valueOf(number)).stripTrailingZeros().toPlainString();
  }

  /** A count with its thousands apart. */
  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
