package io.github.quern.cpu.lanes;

import io.github.quern.bytecode.NumberType;
import io.github.quern.ir.Comparison;

/**
 * The natural logarithm. With x = 2^k (1 + f), where 1 + f is between √½ and √2,
 *
 * <pre>log(x) = k ln 2 + log(1 + f),  log(1 + f) ≈ f + f² q(f)</pre>
 *
 * <p>The polynomials q are minimax approximations by Remez' algorithm, with a relative error of
 * log(1 + f) of 4.3e-9 for floats and 2.7e-17 for doubles.
 */
final class Logarithm {
  private static final double[] FLOAT = {
    -0x1.fffff8p-2,
    0x1.555550p-2,
    -0x1.000428p-2,
    0x1.99a3f8p-3,
    -0x1.542778p-3,
    0x1.2271dcp-3,
    -0x1.0f3780p-3,
    0x1.084832p-3,
    -0x1.382fb4p-4
  };

  private static final double[] DOUBLE = {
    -0x1.0000000000003p-1,
    0x1.555555555551ep-2,
    -0x1.fffffffffdcb4p-3,
    0x1.99999999a1178p-3,
    -0x1.55555556f1c51p-3,
    0x1.249249227a834p-3,
    -0x1.fffffef0394d1p-4,
    0x1.c71c71beb1e73p-4,
    -0x1.9999c9c0ac37dp-4,
    0x1.745d488b5fa9fp-4,
    -0x1.555069bad7271p-4,
    0x1.3b0a859d118a2p-4,
    -0x1.24dc87623c680p-4,
    0x1.11db19a45547bp-4,
    -0x1.fb713904f5abap-5,
    0x1.cf9555e2d0f9cp-5,
    -0x1.d126e8ab1a638p-5,
    0x1.0b72fbe579f48p-4,
    -0x1.ec04398b5f576p-5,
    0x1.acd4911c748a4p-6
  };

  private Logarithm() {}

  static Lane of(Lanes lanes, Lane x) {
    Reals reals = Reals.of(lanes, x);
    BinaryParts parts = BinaryParts.of(reals, x);
    Lane f = parts.f();
    Lane q = reals.polynomial(f, reals.type() == NumberType.FLOAT ? FLOAT : DOUBLE);
    Lane upper = reals.constant(reals.choose(0x1.62e430p-1, 0x1.62e42fefa39efp-1));
    Lane lower = reals.constant(reals.choose(-0x1.05c610p-29, 0x1.abc9e3b39803fp-56));
    Lane small = lanes.fma(lanes.multiply(f, f), q, lanes.multiply(parts.k(), lower));
    return atTheEnds(reals, x, lanes.fma(parts.k(), upper, lanes.add(f, small)));
  }

  /** The results for 0, infinity, NaN and negative numbers. */
  private static Lane atTheEnds(Reals reals, Lane x, Lane result) {
    Lanes lanes = reals.lanes();
    Lane zero = reals.constant(0);
    Lane upToInfinity = lanes.choose(reals.isBelow(x, Double.POSITIVE_INFINITY), result, x);
    Lane notPositive =
        lanes.choose(
            lanes.compare(Comparison.EQUAL, x, zero),
            reals.constant(Double.NEGATIVE_INFINITY),
            reals.constant(Double.NaN));
    return lanes.choose(lanes.compare(Comparison.LESS, zero, x), upToInfinity, notPositive);
  }
}
