package io.github.quern.cpu.lanes;

import io.github.quern.bytecode.NumberType;

/**
 * A positive number 2^k (1 + f), where 1 + f is between √½ and √2; both parts are exact. Those of
 * other numbers have no meaning.
 */
record BinaryParts(Lane k, Lane f) {
  private static final double ROOT_OF_HALF = 0x1.6a09e667f3bcdp-1;

  static BinaryParts of(Reals reals, Lane x) {
    Lanes lanes = reals.lanes();
    NumberType type = reals.type();
    int fractionBits = reals.fractionBits();
    double intoNormal = Math.scalb(1.0, fractionBits);
    Lane isSubnormal = reals.isBelow(x, reals.choose(Float.MIN_NORMAL, Double.MIN_NORMAL));
    Lane normal = lanes.choose(isSubnormal, lanes.multiply(x, reals.constant(intoNormal)), x);

    // How far the bits are above those of √½, which is in the exponent k (and that of 1, so that
    // it is positive), and in the fraction of 1 + f.
    long bitsOfRoot = reals.bitsOf(ROOT_OF_HALF);
    Lane above =
        lanes.addBits(lanes.bits(normal), lanes.constantBits(type, reals.bitsOf(1) - bitsOfRoot));
    Lane fraction = lanes.and(above, lanes.constantBits(type, (1L << fractionBits) - 1));
    Lane onePlusF = lanes.fromBits(lanes.addBits(fraction, lanes.constantBits(type, bitsOfRoot)));
    Lane f = lanes.subtract(onePlusF, reals.constant(1));
    // An integer in the lowest bits of this power of two is added to it.
    double power = Math.scalb(1.0, fractionBits);
    Lane exponent =
        lanes.fromBits(
            lanes.or(
                lanes.shiftRightUnsigned(above, fractionBits),
                lanes.constantBits(type, reals.bitsOf(power))));
    double zero = power + reals.exponentOfOne();
    Lane k =
        lanes.subtract(
            exponent,
            lanes.choose(isSubnormal, reals.constant(zero + fractionBits), reals.constant(zero)));
    return new BinaryParts(k, f);
  }
}
