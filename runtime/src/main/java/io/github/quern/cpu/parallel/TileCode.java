package io.github.quern.cpu.parallel;

/**
 * What a generated class does. States are Java arrays, one per state array of the program and of
 * its type, row after row.
 */
public interface TileCode {
  /** The most rows that a state has. */
  int ROWS = 64;

  /** Columns of a tile, but for the last one of a range, which may have fewer. */
  int COLUMNS = 128;

  /** How many states take turns where there are few rows: at least one for each lane. */
  int TURNS = 16;

  /**
   * Hears of a call before it begins.
   *
   * @param pairs how many pairs of rows and columns will be computed
   */
  default void expect(long pairs) {}

  /**
   * Sets the states of some rows to the neutral element.
   *
   * @param state the arrays
   * @param rows how many rows
   */
  void begin(Object[] state, int rows);

  /**
   * Adds a tile of columns to the states of some rows.
   *
   * @param inputs one array per input of the program; null for inputs that it does not use
   * @param offsets where in its array the first row of each input is
   * @param state the arrays
   * @param rows how many rows
   * @param columns how many columns
   * @param firstRow the number of the first row
   * @param firstColumn the number of the first column
   */
  void tile(
      Object[] inputs,
      int[] offsets,
      Object[] state,
      int rows,
      int columns,
      long firstRow,
      long firstColumn);

  /**
   * Adds other states of the same rows.
   *
   * @param state the arrays that are added to
   * @param other the arrays that are added
   * @param rows how many rows
   */
  void merge(Object[] state, Object[] other, int rows);

  /**
   * Turns states into output rows.
   *
   * @param state the arrays
   * @param outputs for each output of the program an array for the rows, row after row
   * @param rows how many rows
   */
  void finish(Object[] state, Object[] outputs, int rows);
}
