package io.github.quern.cpu.lanes;

import io.github.quern.bytecode.NumberType;
import io.github.quern.ir.Comparison;

/**
 * A power, exp(y log|x|) up to sign. As errors of the logarithm are multiplied by y, it is computed
 * in two parts, the second of which is what rounding took from the first. With x = 2^k (1 + f),
 *
 * <pre>log|x| = k ln 2 + 2 s + s³ (2/3 + s² p(s²)),  s = f / (2 + f)</pre>
 *
 * <p>where p is a minimax approximation by Remez' algorithm, with a relative error of the logarithm
 * of 2^-37 for floats and 2^-69 for doubles.
 */
final class Power {
  /** What y log|x| is at most where the result is neither infinite nor 0. */
  private static final double FLOAT_BOUND = 200;

  private static final double DOUBLE_BOUND = 2000;

  private static final double[] FLOAT = {
    0x1.99999ap-2, 0x1.24930ap-2, 0x1.c67f02p-3, 0x1.8c96b0p-3
  };

  private static final double[] DOUBLE = {
    0x1.9999999999999p-2,
    0x1.24924924927a3p-2,
    0x1.c71c71c6778d9p-3,
    0x1.745d17c35d7efp-3,
    0x1.3b137e324b9bdp-3,
    0x1.111ce316b21ddp-3,
    0x1.dec2b4c63a605p-4,
    0x1.e6c4c8809a7b0p-4
  };

  private final Reals reals;
  private final Lanes lanes;

  private Power(Reals reals) {
    this.reals = reals;
    this.lanes = reals.lanes();
  }

  static Lane of(Lanes lanes, Lane x, Lane y) {
    return new Power(Reals.of(lanes, x)).of(x, y);
  }

  private Lane of(Lane x, Lane y) {
    Lane magnitude = lanes.abs(x);
    TwoParts logarithm = logarithm(magnitude);
    // Rounded, and what that took; of infinite products nothing.
    Lane product = lanes.multiply(logarithm.upper(), y);
    Lane rest =
        lanes.fma(logarithm.lower(), y, lanes.fma(logarithm.upper(), y, lanes.negate(product)));
    Lane isBounded = reals.isBelow(lanes.abs(product), reals.choose(FLOAT_BOUND, DOUBLE_BOUND));
    Lane power =
        Exponential.ofSum(reals, product, lanes.choose(isBounded, rest, reals.constant(0)));
    Lane signed = withSign(power, x, y);
    return lanes.choose(
        lanes.compare(Comparison.EQUAL, y, reals.constant(0)), reals.constant(1), signed);
  }

  /** Odd powers of negative numbers are negative, broken ones NaN. */
  private Lane withSign(Lane power, Lane x, Lane y) {
    Lane half = lanes.multiply(y, reals.constant(0.5));
    Lane isOdd = lanes.compare(Comparison.NOT_EQUAL, Floor.of(lanes, half), half);
    Lane isBroken = lanes.compare(Comparison.NOT_EQUAL, Floor.of(lanes, y), y);
    Lane zero = reals.constant(0);
    Lane odd = lanes.choose(isOdd, reals.withSignOf(power, x), power);
    Lane isNegative =
        lanes.and(
            lanes.compare(Comparison.LESS, x, zero), reals.isAbove(x, Double.NEGATIVE_INFINITY));
    Lane broken = lanes.choose(isNegative, reals.constant(Double.NaN), power);
    return lanes.choose(isBroken, broken, odd);
  }

  /** The logarithm of a number that is not negative; the lower part is 0 beside infinity. */
  private TwoParts logarithm(Lane x) {
    BinaryParts parts = BinaryParts.of(reals, x);
    TwoParts fraction = logarithm(parts);
    Lane upperOfTwo = reals.constant(reals.choose(0x1.62e4p-1, 0x1.62e42fefa3800p-1));
    Lane lowerOfTwo = reals.constant(reals.choose(0x1.7f7d1cp-20, 0x1.ef35793c76730p-45));
    // Exact, since there are few digits in both.
    Lane first = lanes.multiply(parts.k(), upperOfTwo);
    TwoParts sum = sum(first, fraction.upper(), lanes.fma(parts.k(), lowerOfTwo, fraction.lower()));
    Lane zero = reals.constant(0);
    Lane isZero = lanes.compare(Comparison.EQUAL, x, zero);
    Lane isFinite = reals.isBelow(x, Double.POSITIVE_INFINITY);
    Lane upper =
        lanes.choose(
            isZero,
            reals.constant(Double.NEGATIVE_INFINITY),
            lanes.choose(isFinite, sum.upper(), x));
    return new TwoParts(upper, sum.lower());
  }

  /** The logarithm of 1 + f. */
  private TwoParts logarithm(BinaryParts parts) {
    Lane f = parts.f();
    Lane two = reals.constant(2);
    Lane denominator = lanes.add(two, f);
    Lane restOfDenominator = lanes.subtract(f, lanes.subtract(denominator, two));
    Lane inverse = lanes.divide(reals.constant(1), denominator);
    Lane s = lanes.multiply(f, inverse);
    Lane minus = lanes.negate(s);
    Lane remainder = lanes.fma(minus, restOfDenominator, lanes.fma(minus, denominator, f));
    Lane restOfS = lanes.multiply(remainder, inverse);

    Lane square = lanes.multiply(s, s);
    Lane twice = lanes.add(s, s);
    Lane restOfSquare = lanes.fma(twice, restOfS, lanes.fma(s, s, lanes.negate(square)));
    Lane cube = lanes.multiply(square, s);
    Lane restOfCube =
        lanes.fma(
            square, restOfS, lanes.fma(restOfSquare, s, lanes.fma(square, s, lanes.negate(cube))));

    double[] p = reals.type() == NumberType.FLOAT ? FLOAT : DOUBLE;
    TwoParts factor =
        sum(
            reals.constant(reals.choose(0x1.555556p-1, 0x1.5555555555555p-1)),
            lanes.multiply(square, reals.polynomial(square, p)),
            reals.constant(reals.choose(-0x1.555556p-26, 0x1.5555555555555p-55)));
    Lane term = lanes.multiply(cube, factor.upper());
    Lane restOfTerm =
        lanes.fma(
            cube,
            factor.lower(),
            lanes.fma(
                restOfCube, factor.upper(), lanes.fma(cube, factor.upper(), lanes.negate(term))));
    return sum(twice, term, lanes.fma(two, restOfS, restOfTerm));
  }

  /** A number in two parts, of which the lower one is what rounding took from the upper. */
  private record TwoParts(Lane upper, Lane lower) {}

  /** The sum of three numbers, the first of which is the largest or 0, and the last tiny. */
  private TwoParts sum(Lane a, Lane b, Lane tiny) {
    Lane upper = lanes.add(a, b);
    return new TwoParts(upper, lanes.add(lanes.add(lanes.subtract(a, upper), b), tiny));
  }
}
