package io.github.quern.cpu.lanes;

import io.github.quern.ir.Comparison;

/**
 * The largest integer that is not above a number. Adding and subtracting the number from which on
 * all are integers rounds to the nearest one, which is at most 1 too large.
 */
final class Floor {
  private Floor() {}

  static Lane of(Lanes lanes, Lane x) {
    Reals reals = Reals.of(lanes, x);
    double allIntegers = Math.scalb(1.0, reals.fractionBits());
    Lane shift = reals.constant(allIntegers);
    Lane magnitude = lanes.abs(x);
    Lane nearest = reals.withSignOf(lanes.subtract(lanes.add(magnitude, shift), shift), x);
    Lane floor =
        lanes.choose(
            lanes.compare(Comparison.LESS, x, nearest),
            lanes.subtract(nearest, reals.constant(1)),
            nearest);
    return lanes.choose(reals.isBelow(magnitude, allIntegers), floor, x);
  }
}
