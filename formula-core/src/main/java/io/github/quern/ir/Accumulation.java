package io.github.quern.ir;

/** How the values of the pairs get into a row's state. */
public enum Accumulation {
  /**
   * Each tile of columns has a state of its own, merged into the row's when the tile ends. For
   * sums: rounding errors grow with the length of a tile and the number of tiles, not with their
   * product.
   */
  TILED,
  /** One state goes through all columns, and is merged once. For states that do not round. */
  DIRECT
}
