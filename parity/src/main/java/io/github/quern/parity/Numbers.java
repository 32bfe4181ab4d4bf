package io.github.quern.parity;

import io.github.quern.data.DType;
import io.github.quern.data.Tensor;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Single numbers of tensors: their last places, and how messages show them. */
final class Numbers {
  private static final long SHOWN = 8;

  private Numbers() {}

  /**
   * The unit in the last place of a number's binade.
   *
   * @param dtype the type whose last place is meant
   * @param number any finite number, exact or not in that type
   */
  static double ulp(DType dtype, double number) {
    return switch (dtype) {
      case FLOAT16 -> ulp(number, 10, -14, 15);
      case FLOAT32 -> ulp(number, 23, Float.MIN_EXPONENT, Float.MAX_EXPONENT);
      case FLOAT64 -> Math.ulp(number);
      case INT32, INT64 -> 1;
    };
  }

  private static double ulp(double number, int bits, int least, int most) {
    int exponent = Math.clamp(Math.getExponent(number), least, most);
    return Math.scalb(1.0, exponent - bits);
  }

  /** The number that a type rounds to, as a double. */
  static double rounded(DType dtype, double number) {
    return switch (dtype) {
      case FLOAT16 -> Float.float16ToFloat(Float.floatToFloat16((float) number));
      case FLOAT32 -> (float) number;
      case FLOAT64, INT32, INT64 -> number;
    };
  }

  /** An entry, printed as short as its type allows. */
  static Number at(Tensor tensor, long position) {
    return switch (tensor.dtype()) {
      case FLOAT16, FLOAT32 -> (float) tensor.at(position);
      case FLOAT64 -> tensor.at(position);
      case INT32, INT64 -> tensor.longAt(position);
    };
  }

  /** Some entries that follow each other; of many only the first. */
  static String vector(Tensor tensor, long start, long count) {
    String shown =
        LongStream.range(start, start + Math.min(count, SHOWN))
            .mapToObj(position -> String.valueOf(at(tensor, position)))
            .collect(Collectors.joining(", "));
    return "(" + shown + (count > SHOWN ? ", … " + (count - SHOWN) + " more" : "") + ")";
  }

  /** A size of an error or a tolerance, for people. */
  static String brief(double number) {
    if (Double.isInfinite(number)) {
      return "infinite";
    }
    return number == Math.rint(number) && Math.abs(number) < 1e7
        ? String.valueOf((long) number)
        : String.format(Locale.ROOT, "%.3g", number);
  }
}
