package io.github.quern.cpu.lanes;

import io.github.quern.bytecode.NumberType;

/**
 * The exponential function. With n = 2h the even integer next to x / ln 2 and r = x - n ln 2,
 *
 * <pre>exp(x) = 2^h (2^h exp(r)),  |r| ≤ ln 2,  exp(r) ≈ 1 + r + r² q(r)</pre>
 *
 * <p>The power of two is taken in halves since 2^n itself is often no normal number where exp(x)
 * is. The polynomials q are minimax approximations by Remez' algorithm, with a relative error of
 * the exponential of 1.9e-8 for floats and 3.3e-17 for doubles.
 */
final class Exponential {
  private static final double[] FLOAT = {
    0x1.000014p-1, 0x1.55555ap-3, 0x1.55467cp-5, 0x1.110af6p-7, 0x1.72655ap-10, 0x1.a5afdep-13
  };

  private static final double[] DOUBLE = {
    0x1.ffffffffffff1p-2,
    0x1.5555555555553p-3,
    0x1.5555555556d30p-5,
    0x1.111111111176cp-7,
    0x1.6c16c1695702fp-10,
    0x1.a01a019ea2f92p-13,
    0x1.a01a0609a3d30p-16,
    0x1.71de3caf64af5p-19,
    0x1.27e17f94e0993p-22,
    0x1.ae609fca488d6p-26,
    0x1.2197d5cdacd2ep-29,
    0x1.63fbc60e5ab64p-33
  };

  /** Below it, results are 0. */
  private static final double FLOAT_ZERO = -104;

  private static final double DOUBLE_ZERO = -746;

  private Exponential() {}

  static Lane of(Lanes lanes, Lane x) {
    return of(Reals.of(lanes, x), x, lanes::fma);
  }

  /** The exponential of a sum, of which the second part is tiny or 0. */
  static Lane ofSum(Reals reals, Lane x, Lane tiny) {
    Lanes lanes = reals.lanes();
    return of(reals, x, (h, lower, first) -> lanes.add(first, lanes.fma(h, lower, tiny)));
  }

  /** How the last step of r is done. */
  private interface Remainder {
    /** Emits first + h lower. */
    Lane emit(Lane h, Lane lower, Lane first);
  }

  private static Lane of(Reals reals, Lane x, Remainder remainder) {
    Lanes lanes = reals.lanes();
    double bias = reals.exponentOfOne();
    double twoLogTwo = 2 * Math.log(2);
    // Results that are 0 are made of a zero 2^h: on the way to them no subnormal numbers may come
    // up, since they are slow on many processors.
    Lane isZero = reals.isBelow(x, reals.choose(FLOAT_ZERO, DOUBLE_ZERO));
    Lane bounded = lanes.choose(isZero, reals.constant(-bias * twoLogTwo), x);
    // The lowest bits of this sum are the stored exponent of 2^h, which is kept from overflowing.
    double rounder = reals.rounder() + bias;
    Lane sum = lanes.fma(bounded, reals.constant(1 / twoLogTwo), reals.constant(rounder));
    Lane bits = lanes.minimumBits(lanes.bits(sum), lanes.bits(reals.constant(rounder + bias)));
    Lane h = lanes.subtract(lanes.fromBits(bits), reals.constant(rounder));
    Lane half = lanes.fromBits(lanes.shiftLeft(bits, reals.fractionBits()));
    Lane upper = reals.constant(reals.choose(-0x1.62e430p0, -0x1.62e42fefa39efp0));
    Lane lower = reals.constant(reals.choose(0x1.05c610p-28, -0x1.abc9e3b39803fp-55));
    Lane r = remainder.emit(h, lower, lanes.fma(h, upper, bounded));
    Lane q = reals.polynomial(r, reals.type() == NumberType.FLOAT ? FLOAT : DOUBLE);
    Lane nearZero = lanes.fma(q, lanes.multiply(r, r), r);
    return lanes.multiply(lanes.fma(nearZero, half, half), half);
  }
}
