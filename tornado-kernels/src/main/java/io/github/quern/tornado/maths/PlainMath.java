package io.github.quern.tornado.maths;

/**
 * Elementary functions of doubles, made of additions, multiplications, divisions and square roots.
 *
 * <p>TornadoVM's PTX backend computes such functions by the approximations that NVIDIA's GPUs have
 * for floats: those of doubles have 7 digits and end at e^88, and logarithms near 1 and sines of
 * large numbers are wrong even for floats. Kernels for it call what is here. It can neither
 * reinterpret bits nor read tables, shifts negative numbers as if they were positive, joins
 * conditions wrongly where one is negated, and may fuse multiplications with additions; so
 * exponents are found by loops, only what is not negative is shifted or divided, each choice has
 * one condition, and nothing relies on how a product is rounded.
 *
 * <p>Errors are those of series cut off below the rounding; the methods say what tests have found
 * of them, in units of 2^-52 of the result. NaN, infinities and signed zeros are treated as by
 * {@link Math}.
 */
public final class PlainMath {
  private static final double LOG2_E = 1.4426950408889634;

  /** ln 2 in two parts, of which the first has 32 bits, so that its multiples are exact. */
  private static final double LN2_HIGH = 0x1.62e42feep-1;

  private static final double LN2_LOW = 0x1.a39ef35793c76p-33;

  private static final double SQRT_2 = 1.4142135623730951;

  private PlainMath() {}

  /** e^x, to 2 units. */
  public static double exp(double x) {
    double clamped = x < -800 ? -800 : x > 800 ? 800 : x;
    int k = nearest(clamped * LOG2_E);
    double r = (clamped - k * LN2_HIGH) - k * LN2_LOW;
    double sum = 1 / 6227020800.0;
    sum = sum * r + 1 / 479001600.0;
    sum = sum * r + 1 / 39916800.0;
    sum = sum * r + 1 / 3628800.0;
    sum = sum * r + 1 / 362880.0;
    sum = sum * r + 1 / 40320.0;
    sum = sum * r + 1 / 5040.0;
    sum = sum * r + 1 / 720.0;
    sum = sum * r + 1 / 120.0;
    sum = sum * r + 1 / 24.0;
    sum = sum * r + 1 / 6.0;
    sum = sum * r + 0.5;
    sum = sum * r + 1;
    sum = sum * r + 1;
    // Two factors, since one would leave the range before the product enters it.
    int steps = k < 0 ? -k : k;
    double first = powerOf2(steps >>> 1);
    double second = powerOf2(steps - (steps >>> 1));
    return k < 0 ? sum / first / second : sum * first * second;
  }

  /**
   * How often 2 is in e^x, from -126 to 127, as a float. Then e^x is e^{@link #rest}, which a
   * device's own function gives well, since it is near 0, times a power of 2, which it gives
   * exactly. That costs kernels with floats little, whose inner loops are often exponentials.
   */
  public static float twos(float x) {
    // A float of that size has no digits after the point.
    float whole = (x * (float) LOG2_E + 0x1.8p23f) - 0x1.8p23f;
    // Of these a device makes no branches. Where one is NaN it may give the other, but x is left.
    return Math.max(-126f, Math.min(127f, whole));
  }

  /** x - twos * ln 2. */
  public static float rest(float x, float twos) {
    // ln 2 is 355 / 512, whose multiples are exact, less a small number.
    return (x - twos * (355 / 512f)) + twos * 0x1.bd0106p-13f;
  }

  /** A whole number next to x. */
  static int nearest(double x) {
    return (int) (x + (x < 0 ? -0.5 : 0.5));
  }

  /** 2^k for k from 0 to 600. */
  private static double powerOf2(int k) {
    int blocks = k >>> 5;
    double power = (double) (1L << (k & 31));
    double factor = 0x1p32;
    power = (blocks & 1) != 0 ? power * factor : power;
    factor *= factor;
    power = (blocks & 2) != 0 ? power * factor : power;
    factor *= factor;
    power = (blocks & 4) != 0 ? power * factor : power;
    factor *= factor;
    power = (blocks & 8) != 0 ? power * factor : power;
    factor *= factor;
    return (blocks & 16) != 0 ? power * factor : power;
  }

  /** The natural logarithm, to 2 units. */
  public static double log(double x) {
    double least = x == 0 ? -1 / (x * x) : Math.sqrt(x); // -inf, or NaN below 0
    double finite = x > Double.MAX_VALUE ? 1 : x;
    double value = logOfFinite(finite > 0 ? finite : 1);
    double most = x > Double.MAX_VALUE ? x : value;
    return x > 0 ? most : least;
  }

  private static double logOfFinite(double x) {
    double m = x;
    int k = 0;
    while (m >= 0x1p128) {
      m *= 0x1p-128;
      k += 128;
    }
    while (m < 0x1p-128) {
      m *= 0x1p128;
      k -= 128;
    }
    while (m >= 0x1p16) {
      m *= 0x1p-16;
      k += 16;
    }
    while (m < 0x1p-16) {
      m *= 0x1p16;
      k -= 16;
    }
    while (m > SQRT_2) {
      m *= 0.5;
      k += 1;
    }
    while (m < SQRT_2 / 2) {
      m *= 2;
      k -= 1;
    }
    return k * LN2_HIGH + (logOfMiddle(m) + k * LN2_LOW);
  }

  /** ln m = 2 artanh((m - 1) / (m + 1)) for m from 0.7 to 1.42. */
  private static double logOfMiddle(double m) {
    double s = (m - 1) / (m + 1);
    double z = s * s;
    double sum = 1 / 23.0;
    sum = sum * z + 1 / 21.0;
    sum = sum * z + 1 / 19.0;
    sum = sum * z + 1 / 17.0;
    sum = sum * z + 1 / 15.0;
    sum = sum * z + 1 / 13.0;
    sum = sum * z + 1 / 11.0;
    sum = sum * z + 1 / 9.0;
    sum = sum * z + 1 / 7.0;
    sum = sum * z + 1 / 5.0;
    sum = sum * z + 1 / 3.0;
    return 2 * (s + s * (z * sum));
  }

  /**
   * base^exponent. The error grows with the logarithm of the result: |exponent ln base| units.
   *
   * @param base any number; if it is negative, the result is NaN unless the exponent is whole
   * @param exponent any number
   */
  public static double pow(double base, double exponent) {
    double size = exp(exponent * log(base < 0 ? -base : base));
    double sign = signOfPower(exponent);
    // Zeros, of which one is negative, are as infinities of their sign.
    double side = base == 0 ? 1 / base : base;
    double signed = sign < 0 ? -size : size;
    double below = side < -Double.MAX_VALUE ? signed : size * sign;
    double power = side < 0 ? below : size;
    return exponent == 0 ? 1 : power;
  }

  /** The sign of powers of -1: 1 for even exponents, -1 for odd ones, NaN for all others. */
  private static double signOfPower(double exponent) {
    double most = exponent < 0 ? -exponent : exponent;
    // From 2^53 on all numbers are even.
    long whole = most < 0x1p53 ? (long) most : 0;
    double rest = most < 0x1p53 ? most - whole : 0;
    double sign = (whole & 1) != 0 ? -1 : 1;
    return rest > 0 ? Math.sqrt(-rest) : sign;
  }

  /** The angle whose tangent is x, to 3 units. */
  public static double atan(double x) {
    double size = x < 0 ? -x : x;
    double steep = size > 1 ? 1 / size : size;
    // Half the angle, then half of that.
    double half = steep / (1 + Math.sqrt(1 + steep * steep));
    double t = half / (1 + Math.sqrt(1 + half * half));
    double z = t * t;
    double sum = 1 / 25.0;
    sum = 1 / 23.0 - sum * z;
    sum = 1 / 21.0 - sum * z;
    sum = 1 / 19.0 - sum * z;
    sum = 1 / 17.0 - sum * z;
    sum = 1 / 15.0 - sum * z;
    sum = 1 / 13.0 - sum * z;
    sum = 1 / 11.0 - sum * z;
    sum = 1 / 9.0 - sum * z;
    sum = 1 / 7.0 - sum * z;
    sum = 1 / 5.0 - sum * z;
    sum = 1 / 3.0 - sum * z;
    double angle = steep < 1e-9 ? steep : 4 * (t - t * (z * sum));
    double whole = size > 1 ? Math.PI / 2 - angle : angle;
    return x < 0 ? -whole : x == 0 ? x : whole;
  }

  /** The angle whose sine is x, to 4 units; NaN beyond -1 and 1. */
  public static double asin(double x) {
    return atan(x / Math.sqrt((1 - x) * (1 + x)));
  }

  /** The angle whose cosine is x, to 4 units; NaN beyond -1 and 1. */
  public static double acos(double x) {
    return 2 * atan(Math.sqrt((1 - x) / (1 + x)));
  }

  /** The angle of the point (x, y), from -π to π, to 4 units. */
  public static double atan2(double y, double x) {
    double up = y < 0 ? -y : y;
    double right = x < 0 ? -x : x == 0 ? 0 : x;
    // Two infinities are at 45 degrees, two zeros in the direction of the axis.
    double quotient = up != right ? up / right : up == 0 ? 0 : 1;
    double angle = atan(quotient);
    // Zeros, of which one is negative, are as infinities of their sign.
    double size = (x == 0 ? 1 / x : x) < 0 ? Math.PI - angle : angle;
    return (y == 0 ? 1 / y : y) < 0 ? -size : size;
  }
}
