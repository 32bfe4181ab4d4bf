package io.github.quern.tornado.maths;

/**
 * Sine and cosine of doubles as {@link PlainMath} has other functions: to 2 units of 2^-52 of 1 up
 * to 10^12, and NaN beyond, where a double's neighbours are far more than a ten-thousandth of a
 * turn apart.
 */
public final class PlainWaves {
  /** π / 2 in four parts, of which the first three have 33 bits, so that multiples are exact. */
  private static final double HIGH = 0x1.921fb544p0;

  private static final double MIDDLE = 0x1.0b4611a6p-34;
  private static final double LOW = 0x1.3198a2ep-69;
  private static final double LEAST = 0x1.b839a252049c1p-104;

  /** Quarter turns are counted in such blocks and in units, so that counts have 20 bits each. */
  private static final double BLOCK = 0x1p20;

  private static final double LARGEST = 1e12;

  private PlainWaves() {}

  /** sin x. */
  public static double sin(double x) {
    return x == 0 ? x : wave(x, 0);
  }

  /** cos x. */
  public static double cos(double x) {
    return wave(x, 1);
  }

  /** The sine of x and some quarter turns. */
  private static double wave(double x, int ahead) {
    double size = x < 0 ? -x : x;
    double angle = size < LARGEST ? x : 0;
    int blocks = PlainMath.nearest(angle / (HIGH * BLOCK));
    double many = blocks * BLOCK;
    int few = PlainMath.nearest(((angle - many * HIGH) - many * MIDDLE) / HIGH);
    double rest = (angle - many * HIGH) - few * HIGH;
    rest = (rest - many * MIDDLE) - few * MIDDLE;
    rest = (rest - many * LOW) - few * LOW;
    rest = (rest - many * LEAST) - few * LEAST;
    int quarter = (few + ahead) & 3;
    double z = rest * rest;
    double value = (quarter & 1) != 0 ? cosine(z) : sine(rest, z);
    double signed = (quarter & 2) != 0 ? -value : value;
    return size < LARGEST ? signed : Math.sqrt(-1 - x * x);
  }

  private static double sine(double x, double z) {
    double sum = 1 / 355687428096000.0;
    sum = 1 / 1307674368000.0 - sum * z;
    sum = 1 / 6227020800.0 - sum * z;
    sum = 1 / 39916800.0 - sum * z;
    sum = 1 / 362880.0 - sum * z;
    sum = 1 / 5040.0 - sum * z;
    sum = 1 / 120.0 - sum * z;
    sum = 1 / 6.0 - sum * z;
    return x - x * (z * sum);
  }

  private static double cosine(double z) {
    double sum = 1 / 6402373705728000.0;
    sum = 1 / 20922789888000.0 - sum * z;
    sum = 1 / 87178291200.0 - sum * z;
    sum = 1 / 479001600.0 - sum * z;
    sum = 1 / 3628800.0 - sum * z;
    sum = 1 / 40320.0 - sum * z;
    sum = 1 / 720.0 - sum * z;
    sum = 1 / 24.0 - sum * z;
    return 1 - (0.5 * z - z * z * sum);
  }
}
