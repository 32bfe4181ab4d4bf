package io.github.quern.cpu.lanes;

import io.github.quern.bytecode.NumberType;
import io.github.quern.ir.Comparison;

/**
 * Arc sine and arc cosine. Up to ½, asin(x) ≈ x + x³ p(x²), and beyond
 *
 * <pre>asin(x) = π/2 - 2 asin(s),  s = √((1 - x) / 2)</pre>
 *
 * <p>The polynomials p are minimax approximations by Remez' algorithm, with a relative error of the
 * arc sine of 8.5e-9 for floats and 2.8e-18 for doubles.
 */
final class ArcSine {
  private static final double[] FLOAT = {
    0x1.5555acp-3, 0x1.3305aep-4, 0x1.7476f4p-5, 0x1.8a09eap-6, 0x1.5cb48cp-5
  };

  private static final double[] DOUBLE = {
    0x1.5555555555562p-3,
    0x1.333333333075cp-4,
    0x1.6db6db7095bdcp-5,
    0x1.f1c71b0ac34a3p-6,
    0x1.6e8bd458e76f0p-6,
    0x1.1c4a868345364p-6,
    0x1.ca14bd5c52ae7p-7,
    0x1.75c651fbdd998p-7,
    0x1.6047eb5f247c1p-7,
    0x1.ee24fd623d4e6p-9,
    0x1.62d38b531ff1ap-6,
    -0x1.590c4d5f9bc0cp-6,
    0x1.0c37dfaec66a7p-5
  };

  private final Reals reals;
  private final Lanes lanes;
  private final Lane x;

  /** Whether x is beyond ½ on either side. */
  private final Lane isFar;

  /** The arc sine of |x|, or of s where x is far, in two parts. */
  private final Lane upper;

  private final Lane lower;

  private ArcSine(Lanes lanes, Lane x) {
    this.lanes = lanes;
    this.reals = Reals.of(lanes, x);
    this.x = x;
    Lane magnitude = lanes.abs(x);
    this.isFar = reals.isAbove(magnitude, 0.5);
    Lane half = reals.constant(0.5);
    Lane square =
        lanes.choose(
            isFar,
            lanes.multiply(lanes.subtract(reals.constant(1), magnitude), half),
            lanes.multiply(magnitude, magnitude));
    this.upper = lanes.choose(isFar, lanes.sqrt(square), magnitude);
    Lane p = reals.polynomial(square, reals.type() == NumberType.FLOAT ? FLOAT : DOUBLE);
    Lane lowerOfNear = lanes.multiply(lanes.multiply(upper, square), p);
    // What the root lost by rounding. It is 0 where the root is, hence no division by 0.
    Lane least = reals.constant(reals.choose(Float.MIN_NORMAL, Double.MIN_NORMAL));
    Lane lost =
        lanes.divide(
            lanes.multiply(half, lanes.fma(lanes.negate(upper), upper, square)),
            lanes.add(upper, least));
    this.lower = lanes.choose(isFar, lanes.add(lowerOfNear, lost), lowerOfNear);
  }

  static Lane sine(Lanes lanes, Lane x) {
    ArcSine arc = new ArcSine(lanes, x);
    Lane near = lanes.add(arc.upper, arc.lower);
    Lane far = arc.twiceFrom(1);
    return arc.reals.withSignOf(lanes.choose(arc.isFar, far, near), x);
  }

  static Lane cosine(Lanes lanes, Lane x) {
    return new ArcSine(lanes, x).cosine();
  }

  private Lane cosine() {
    Lane zero = reals.constant(0);
    Lane isNegative = lanes.compare(Comparison.LESS, x, zero);
    Lane right = lanes.multiply(lanes.add(upper, lower), reals.constant(2));
    Lane far = lanes.choose(isNegative, twiceFrom(2), right);
    Lane lowerOfNear = lanes.choose(isNegative, lanes.negate(lower), lower);
    Lane near =
        lanes.subtract(
            lanes.subtract(reals.constant(reals.upperHalfPi()), x),
            lanes.subtract(lowerOfNear, reals.constant(reals.lowerHalfPi())));
    return lanes.choose(isFar, far, near);
  }

  /** So many times π/2, less twice the arc sine of s. */
  private Lane twiceFrom(int quarters) {
    Lane two = reals.constant(2);
    Lane first =
        lanes.fma(lanes.negate(two), upper, reals.constant(quarters * reals.upperHalfPi()));
    Lane rest = lanes.fma(two, lower, reals.constant(-quarters * reals.lowerHalfPi()));
    return lanes.subtract(first, rest);
  }
}
