package io.github.quern.samples.picture;

import java.util.Arrays;

/** Colours as red, green and blue in the lowest 24 bits of an integer. */
public final class Colours {
  /** White. */
  public static final int WHITE = 0xFFFFFF;

  /** Nearly black, for lines and letters. */
  public static final int INK = 0x202020;

  private static final int UNKNOWN = 0x808080;

  /** From dark blue over green to yellow; brightness grows evenly. */
  private static final int[] SCALE = {
    0x440154, 0x472D7B, 0x3B528B, 0x2C728E, 0x21918C, 0x28AE80, 0x5EC962, 0xADDC30, 0xFDE725
  };

  /** Colours that differ for most eyes, also for those that tell few colours apart. */
  private static final int[] KINDS = {
    0x0072B2, 0xE69F00, 0x009E73, 0xCC79A7, 0xD55E00, 0x56B4E9, 0x8C6D31, 0x7F7F7F, 0x5E3C99,
    0xB2182B
  };

  /** Fields get this many colours, which keeps files small and shows lines of equal height. */
  private static final int LEVELS = 48;

  private Colours() {}

  /** The colour of a kind, counted from 0; after ten they come again. */
  public static int kind(int number) {
    return KINDS[number % KINDS.length];
  }

  /**
   * A colour mixed with white.
   *
   * @param share of white, from 0 to 1
   */
  public static int pale(int colour, double share) {
    return mix(colour, WHITE, share);
  }

  /**
   * The colours of numbers.
   *
   * <p>NaN is grey.
   *
   * @param low what gets the darkest colour, as do smaller numbers
   * @param high what gets the brightest, as do larger numbers
   */
  public static int[] scale(double[] values, double low, double high) {
    return Arrays.stream(values).mapToInt(value -> scale((value - low) / (high - low))).toArray();
  }

  /** The colours of numbers, the least being darkest and the largest brightest. */
  public static int[] scale(double[] values) {
    return scale(
        values, Arrays.stream(values).min().orElse(0), Arrays.stream(values).max().orElse(1));
  }

  private static int scale(double share) {
    if (Double.isNaN(share)) {
      return UNKNOWN;
    }
    double level = Math.floor(Math.clamp(share, 0, 1) * (LEVELS - 1) + 0.5) / (LEVELS - 1);
    double position = level * (SCALE.length - 1);
    int below = (int) Math.min(position, SCALE.length - 2.0);
    return mix(SCALE[below], SCALE[below + 1], position - below);
  }

  private static int mix(int first, int second, double share) {
    int mixed = 0;
    for (int shift = 0; shift < 24; shift += 8) {
      int from = first >> shift & 0xFF;
      int to = second >> shift & 0xFF;
      mixed |= (int) Math.round(from + share * (to - from)) << shift;
    }
    return mixed;
  }
}
