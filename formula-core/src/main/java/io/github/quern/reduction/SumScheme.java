package io.github.quern.reduction;

import io.github.quern.ir.Accumulation;

/** How long sums are taken; KeOps' {@code sum_scheme}. */
public enum SumScheme {
  /** One term after the other. */
  DIRECT("direct_sum", Accumulation.DIRECT),
  /** Tiles by themselves first, then the sum of the tiles. */
  BLOCK("block_sum", Accumulation.TILED),
  /** One term after the other, with the rounding error carried along (Kahan, 1965). */
  KAHAN("kahan_scheme", Accumulation.DIRECT);

  private final String word;
  private final Accumulation accumulation;

  SumScheme(String word, Accumulation accumulation) {
    this.word = word;
    this.accumulation = accumulation;
  }

  /** KeOps' word for it. */
  public String word() {
    return word;
  }

  /** What becomes of tiles. */
  public Accumulation accumulation() {
    return accumulation;
  }

  /**
   * The scheme with that word; {@code auto} is {@link #BLOCK}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static SumScheme of(String word) {
    if (word.equals("auto")) {
      return BLOCK;
    }
    for (SumScheme scheme : values()) {
      if (scheme.word.equals(word)) {
        return scheme;
      }
    }
    throw new IllegalArgumentException(
        "There is no sum scheme '"
            + word
            + "'; there are auto, direct_sum, block_sum and kahan_scheme.");
  }
}
