package io.github.quern.cpu.lanes;

/**
 * The elementary functions, made of the operations of {@link Lanes} only, so that all lanes of all
 * widths, one lane of plain numbers included, get the same bits.
 *
 * <p>Arguments are FLOAT or DOUBLE, results have the type of the argument. Special cases are those
 * of {@link Math}: NaN gives NaN, zeros keep their signs, results that are too large are infinite
 * and those that are too small subnormal or zero.
 *
 * <p>Errors are below two units in the last place. The largest ones found, for floats among all of
 * them (of powers among many), and for doubles among many, are
 *
 * <pre>
 *         exp   log   sin   cos   asin  acos  atan  pow
 * FLOAT   1.55  0.97  1.58  1.75  1.54  1.07  1.45  1.54
 * DOUBLE  1.28  0.82  1.22  1.28  1.17  1.01  1.28  1.27
 * </pre>
 */
public final class Functions {
  private Functions() {}

  /** The exponential function. */
  public static Lane exp(Lanes lanes, Lane x) {
    return lanes.scoped(() -> Exponential.of(lanes, x));
  }

  /** The natural logarithm; -Infinity at 0, NaN for negative arguments. */
  public static Lane log(Lanes lanes, Lane x) {
    return lanes.scoped(() -> Logarithm.of(lanes, x));
  }

  /** The sine, argument in radians; NaN of infinity. Slow, but right, for very large arguments. */
  public static Lane sin(Lanes lanes, Lane x) {
    return lanes.scoped(() -> SineCosine.sine(lanes, x));
  }

  /**
   * The cosine, argument in radians; NaN of infinity. Slow, but right, for very large arguments.
   */
  public static Lane cos(Lanes lanes, Lane x) {
    return lanes.scoped(() -> SineCosine.cosine(lanes, x));
  }

  /** The arc sine, in radians; NaN outside [-1, 1]. */
  public static Lane asin(Lanes lanes, Lane x) {
    return lanes.scoped(() -> ArcSine.sine(lanes, x));
  }

  /** The arc cosine, in radians; NaN outside [-1, 1]. */
  public static Lane acos(Lanes lanes, Lane x) {
    return lanes.scoped(() -> ArcSine.cosine(lanes, x));
  }

  /** The arc tangent, in radians. */
  public static Lane atan(Lanes lanes, Lane x) {
    return lanes.scoped(() -> ArcTangent.of(lanes, x));
  }

  /** The angle of the point (x, y), in radians, as {@link Math#atan2}. */
  public static Lane atan2(Lanes lanes, Lane y, Lane x) {
    return lanes.scoped(() -> ArcTangent.ofPoint(lanes, y, x));
  }

  /** The largest integer that is not above the argument. */
  public static Lane floor(Lanes lanes, Lane x) {
    return lanes.scoped(() -> Floor.of(lanes, x));
  }

  /** A power, with the special cases of {@link Math#pow}. */
  public static Lane pow(Lanes lanes, Lane base, Lane exponent) {
    return lanes.scoped(() -> Power.of(lanes, base, exponent));
  }
}
