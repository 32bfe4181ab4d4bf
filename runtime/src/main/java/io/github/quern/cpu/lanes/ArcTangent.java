package io.github.quern.cpu.lanes;

import io.github.quern.bytecode.NumberType;
import io.github.quern.ir.Comparison;

/**
 * The arc tangent of a quotient a / b of numbers that are not negative, from which those of numbers
 * and of points follow. Depending on how it compares to ½ and 2,
 *
 * <pre>atan(a / b) = atan(a / b)  or  π/4 + atan((a - b) / (a + b))  or  π/2 - atan(b / a)</pre>
 *
 * <p>where the arguments on the right are at most ½ in magnitude, and atan(z) ≈ z + z³ p(z²). The
 * polynomials p are minimax approximations by Remez' algorithm, with a relative error of the arc
 * tangent of 8.6e-9 for floats and 8.8e-18 for doubles.
 */
final class ArcTangent {
  private static final double[] FLOAT = {
    -0x1.555520p-2, 0x1.997c70p-3, -0x1.2244eep-3, 0x1.9f3856p-4, -0x1.9fe25ep-5
  };

  private static final double[] DOUBLE = {
    -0x1.5555555555539p-2,
    0x1.999999999439ap-3,
    -0x1.2492492226067p-3,
    0x1.c71c70c17a468p-4,
    -0x1.745cf819dd374p-4,
    0x1.3b115fef635bdp-4,
    -0x1.10f3ee239ee7fp-4,
    0x1.dfee6a4d6e0ebp-5,
    -0x1.a398eadb3a561p-5,
    0x1.56c65881c1c6bp-5,
    -0x1.c06753460be7fp-6,
    0x1.4967ebb2b2adep-7
  };

  private ArcTangent() {}

  /** The arc tangent of a number. */
  static Lane of(Lanes lanes, Lane x) {
    Reals reals = Reals.of(lanes, x);
    Lane a = lanes.abs(x);
    return reals.withSignOf(ofQuotient(reals, a, reals.constant(1), reals.isBelow(a, 0.5)), x);
  }

  /** The angle of a point. */
  static Lane ofPoint(Lanes lanes, Lane y, Lane x) {
    Reals reals = Reals.of(lanes, y);
    NumberType type = reals.type();
    // Where sums are too large for a number, half of both will do.
    Lane isHuge = reals.isAbove(lanes.abs(x), reals.choose(Float.MAX_VALUE, Double.MAX_VALUE) / 4);
    Lane scale = lanes.choose(isHuge, reals.constant(0.5), reals.constant(1));
    Lane a = lanes.multiply(lanes.abs(y), scale);
    Lane b = lanes.multiply(lanes.abs(x), scale);
    Lane isSmall =
        lanes.or(
            lanes.compare(Comparison.LESS, a, lanes.multiply(b, reals.constant(0.5))),
            lanes.compare(Comparison.EQUAL, a, reals.constant(0)));
    Lane angle = ofQuotient(reals, a, b, isSmall);
    Lane opposite =
        lanes.subtract(
            reals.constant(Math.PI),
            lanes.subtract(angle, reals.constant(2 * reals.lowerHalfPi())));
    Lane isLeft = lanes.compare(Comparison.LESS, lanes.bits(x), lanes.constantBits(type, 0));
    return reals.withSignOf(lanes.choose(isLeft, opposite, angle), y);
  }

  /**
   * The arc tangent of a quotient of numbers that are not negative, equal infinities and zeros
   * included, for which isSmall has to tell the side of 1.
   */
  private static Lane ofQuotient(Reals reals, Lane a, Lane b, Lane isSmall) {
    Lanes lanes = reals.lanes();
    Lane zero = reals.constant(0);
    Lane isLarge = lanes.compare(Comparison.LESS, lanes.add(b, b), a);
    Lane numerator =
        lanes.choose(isSmall, a, lanes.choose(isLarge, lanes.negate(b), lanes.subtract(a, b)));
    Lane denominator = lanes.choose(isSmall, b, lanes.choose(isLarge, a, lanes.add(a, b)));
    Lane z =
        lanes.choose(
            lanes.compare(Comparison.EQUAL, a, b), zero, lanes.divide(numerator, denominator));
    double half = reals.upperHalfPi();
    double lowerHalf = reals.lowerHalfPi();
    Lane upper =
        lanes.choose(
            isSmall, zero, lanes.choose(isLarge, reals.constant(half), reals.constant(half / 2)));
    Lane lower =
        lanes.choose(
            isSmall,
            zero,
            lanes.choose(isLarge, reals.constant(lowerHalf), reals.constant(lowerHalf / 2)));
    Lane square = lanes.multiply(z, z);
    Lane p = reals.polynomial(square, reals.type() == NumberType.FLOAT ? FLOAT : DOUBLE);
    Lane small = lanes.fma(lanes.multiply(square, z), p, lower);
    return lanes.add(upper, lanes.add(z, small));
  }
}
