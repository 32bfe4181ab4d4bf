package io.github.quern.spark;

/** Which of the two index sets of a reduction is distributed. */
public enum Distribution {
  /** Output rows are distributed, what is reduced over is broadcast; nothing is merged. */
  ROWS,
  /** What is reduced over is distributed, output rows are broadcast; states are merged. */
  COLUMNS,
  /** Both are distributed, each tile meets each; states are merged for each block of rows. */
  TILES
}
