package io.github.quern.cpu.parallel;

import java.util.Map;

/**
 * Code that computes several tiles of columns at once, for calls with few rows. Columns are dealt
 * to the tiles in turn: the first {@link TileCode#TURNS} columns are the first ones of as many
 * tiles, and so on. So the columns that are computed at the same time follow one another.
 *
 * @param count how many tiles: a power of two, at least 2 and at most {@link TileCode#TURNS}
 * @param transpositions inputs over columns, by their position, whose numbers the code wants in
 *     another order; it takes the others as they are
 * @param code what computes the tiles
 */
public record SeveralTiles(int count, Map<Integer, Transposition> transpositions, Code code) {
  /** Copies the map. */
  public SeveralTiles {
    transpositions = Map.copyOf(transpositions);
  }

  /** Orders the numbers of an input. */
  @FunctionalInterface
  public interface Transposition {
    /**
     * Brings the numbers of several tiles together: first component by component those of their
     * first columns, then those of their second ones, and so on.
     *
     * @param source an array with the columns as they are dealt
     * @param offset where in it the first column of the first tile starts
     * @param target another array of the same type
     * @param columns how many columns of each tile
     */
    void transpose(Object source, int offset, Object target, int columns);
  }

  /** Computes several tiles. */
  @FunctionalInterface
  public interface Code {
    /**
     * Adds tiles to the states of some rows, each tile to one of its own: what as many calls of
     * {@link TileCode#tile} would do.
     *
     * @param inputs one array per input of the program, some of those over columns transposed; null
     *     for inputs that it does not use
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
