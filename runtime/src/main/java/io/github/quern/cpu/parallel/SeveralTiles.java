package io.github.quern.cpu.parallel;

/**
 * Code that computes several tiles of columns at once, for calls with few rows.
 *
 * @param count how many: a power of two, at least 2 and at most 16
 * @param transposition brings columns into the order that the code wants
 * @param code what computes them
 */
public record SeveralTiles(int count, Transposition transposition, Code code) {
  /** Orders numbers of several tiles. */
  @FunctionalInterface
  public interface Transposition {
    /**
     * Brings the numbers of all tiles together: first the first ones of all tiles, then the second
     * ones, and so on.
     *
     * @param source an array in which the tiles follow one another
     * @param offset where the first one starts
     * @param target another array of the same type
     * @param numbers how many numbers a tile has, a multiple of {@link TileCode#COLUMNS}
     */
    void transpose(Object source, int offset, Object target, int numbers);
  }

  /** Computes several tiles. */
  @FunctionalInterface
  public interface Code {
    /**
     * Adds tiles to the states of some rows, each tile to one of its own: what as many calls of
     * {@link TileCode#tile} would do.
     *
     * @param inputs one array per input of the program, those of columns transposed; null for
     *     inputs that it does not use
     * @param offsets where in its array the first row of each input is
     * @param states the arrays of each tile's state
     * @param rows how many rows
     * @param columns how many columns of each tile, the first ones of {@link TileCode#COLUMNS}
     * @param firstRow the number of the first row
     * @param firstColumn the number of the first tile's first column
     */
    void add(
        Object[] inputs,
        int[] offsets,
        Object[][] states,
        int rows,
        int columns,
        long firstRow,
        long firstColumn);
  }
}
