package io.github.quern.fuzz.formulas;

import java.util.SplittableRandom;

/** What numbers the arguments of a call are. */
enum NumberKind {
  /** Of both signs and moderate size. */
  MODERATE {
    @Override
    double next(SplittableRandom random) {
      return random.nextDouble(-2, 2);
    }
  },
  /** Within (0, 1) and away from both, where most functions are defined. */
  UNIT {
    @Override
    double next(SplittableRandom random) {
      return random.nextDouble(0.15, 0.85);
    }
  },
  /** Small whole numbers, often equal. */
  WHOLE {
    @Override
    double next(SplittableRandom random) {
      return random.nextInt(-3, 4);
    }
  },
  /** Moderate ones, among them NaN, infinities, zeros of both signs, huge and tiny numbers. */
  SPECIAL {
    @Override
    double next(SplittableRandom random) {
      return random.nextInt(6) == 0 ? RARE[random.nextInt(RARE.length)] : random.nextDouble(-2, 2);
    }
  };

  private static final double[] RARE = {
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    0,
    -0.0,
    1,
    -1,
    1e30,
    -1e30,
    1e-30,
    -1e-40,
    65504,
    0x1p24
  };

  /** One number. */
  abstract double next(SplittableRandom random);
}
