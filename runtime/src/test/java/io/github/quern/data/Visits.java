package io.github.quern.data;

import io.github.quern.backend.Coverage;

/** A coverage written out. */
public final class Visits {
  private Visits() {}

  /** How often each pair (row, column) is visited. */
  public static int[][] of(Coverage coverage, int columns) {
    int[][] visits = new int[(int) coverage.rows()][columns];
    for (int block = 0; block < coverage.blocks(); block++) {
      for (int row = (int) coverage.firstRow(block); row < coverage.endRow(block); row++) {
        for (int k = coverage.firstRange(block); k < coverage.endRange(block); k++) {
          for (long column = coverage.firstColumn(k); column < coverage.endColumn(k); column++) {
            visits[row][(int) column]++;
          }
        }
      }
    }
    return visits;
  }
}
