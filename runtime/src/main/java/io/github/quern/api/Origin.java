package io.github.quern.api;

/**
 * Where a part lies within all pairs of a reduction. What the part computes counts rows and columns
 * from here, so that positions, {@code IndexI()} and {@code IndexJ()} are those of the whole.
 *
 * @param row the number of its first output row
 * @param column the number of the first row that is reduced over
 */
public record Origin(long row, long column) {
  /** The first row and the first column. */
  public static final Origin START = new Origin(0, 0);

  /** Checks the numbers. */
  public Origin {
    if (row < 0 || column < 0) {
      throw new IllegalArgumentException(
          "Rows and columns are numbered from 0; a part cannot start at " + row + ", " + column);
    }
  }
}
