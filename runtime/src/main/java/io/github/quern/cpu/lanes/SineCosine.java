package io.github.quern.cpu.lanes;

import io.github.quern.bytecode.NumberType;
import io.github.quern.ir.Comparison;

/**
 * Sine and cosine. With n the integer next to x / (π/2) and r = x - n π/2, they are, up to sign,
 * sin(r) or cos(r), as n says, and
 *
 * <pre>sin(r) ≈ r + r³ s(r²),  cos(r) ≈ 1 + r² c(r²)</pre>
 *
 * <p>π/2 is taken in three parts. The difference to the first one is exact, since it is a multiple
 * of the last place of that part and less than 1, so r is as precise as a number can be, even where
 * almost all of it cancels. This holds up to a bound, beyond which {@link StrictMath} is called,
 * lane by lane.
 *
 * <p>The polynomials s and c are minimax approximations by Remez' algorithm, with relative errors
 * of sine and cosine of 7.4e-9 and 2.8e-10 for floats and 8.6e-18 and 2.5e-19 for doubles.
 */
final class SineCosine {
  /** Up to here multiples of π/2 are told apart, by a product that is rounded. */
  private static final double FLOAT_BOUND = 0x1p18;

  private static final double DOUBLE_BOUND = 0x1p36;

  /** π/2 in parts, each rounded down. */
  private static final double[] FLOAT_PARTS = {0x1.921fb4p0, 0x1.4442d0p-24, 0x1.846988p-48};

  private static final double[] DOUBLE_PARTS = {
    0x1.921fb54442d18p0, 0x1.1a62633145c06p-54, 0x1.c1cd129024e08p-107
  };

  private static final double[] FLOAT_SINE = {-0x1.555544p-3, 0x1.110614p-7, -0x1.98c3a0p-13};

  private static final double[] DOUBLE_SINE = {
    -0x1.555555555554cp-3,
    0x1.111111110fa01p-7,
    -0x1.a01a019c00e69p-13,
    0x1.71de3542d1055p-19,
    -0x1.ae5e27e63632dp-26,
    0x1.5d7ca1fcd4e55p-33
  };

  private static final double[] FLOAT_COSINE = {
    -0.5, 0x1.55554ep-5, -0x1.6c0dcep-10, 0x1.9a3994p-16
  };

  private static final double[] DOUBLE_COSINE = {
    -0.5,
    0x1.5555555555553p-5,
    -0x1.6c16c16c1608cp-10,
    0x1.a01a019e0d010p-16,
    -0x1.27e4f8edb58eap-22,
    0x1.1eea77202d0cdp-29,
    -0x1.8fef088677f1ap-37
  };

  private SineCosine() {}

  static Lane sine(Lanes lanes, Lane x) {
    Reals reals = Reals.of(lanes, x);
    Lane sine = of(reals, x, 0, "sin");
    // The sum r + r³ s(r²) has no negative zero.
    return lanes.choose(lanes.compare(Comparison.EQUAL, x, reals.constant(0)), x, sine);
  }

  static Lane cosine(Lanes lanes, Lane x) {
    return of(Reals.of(lanes, x), x, 1, "cos");
  }

  /** The sine of x and some quarters of a turn. */
  private static Lane of(Reals reals, Lane x, int quarters, String strictly) {
    Lanes lanes = reals.lanes();
    Lane result = lanes.allocate(Lane.Kind.NUMBERS, reals.type());
    lanes.load(lanes.scoped(() -> near(reals, x, quarters)));
    lanes.store(result);
    Lane isFar = reals.isAbove(lanes.abs(x), reals.choose(FLOAT_BOUND, DOUBLE_BOUND));
    lanes.whenAny(
        isFar,
        () -> {
          lanes.load(lanes.choose(isFar, reals.strictly(strictly, x), result));
          lanes.store(result);
        });
    return result;
  }

  private static Lane near(Reals reals, Lane x, int quarters) {
    Lanes lanes = reals.lanes();
    NumberType type = reals.type();
    boolean isFloat = type == NumberType.FLOAT;
    // The lowest bits of this sum are n.
    Lane rounder = reals.constant(reals.rounder());
    Lane sum = lanes.fma(x, reals.constant(2 / Math.PI), rounder);
    Lane n = lanes.subtract(sum, rounder);
    Lane r = x;
    for (double part : isFloat ? FLOAT_PARTS : DOUBLE_PARTS) {
      r = lanes.fma(n, reals.constant(-part), r);
    }
    Lane square = lanes.multiply(r, r);
    Lane sine =
        lanes.fma(
            lanes.multiply(square, r),
            reals.polynomial(square, isFloat ? FLOAT_SINE : DOUBLE_SINE),
            r);
    Lane cosine =
        lanes.fma(
            square,
            reals.polynomial(square, isFloat ? FLOAT_COSINE : DOUBLE_COSINE),
            reals.constant(1));
    Lane quarter =
        quarters == 0
            ? lanes.bits(sum)
            : lanes.addBits(lanes.bits(sum), lanes.constantBits(type, quarters));
    Lane isOdd =
        lanes.compare(
            Comparison.NOT_EQUAL,
            lanes.and(quarter, lanes.constantBits(type, 1)),
            lanes.constantBits(type, 0));
    Lane sign =
        lanes.shiftLeft(lanes.and(quarter, lanes.constantBits(type, 2)), reals.bitCount() - 2);
    return lanes.fromBits(lanes.xor(lanes.bits(lanes.choose(isOdd, cosine, sine)), sign));
  }
}
