package io.github.quern.cpu.parallel;

import java.util.Optional;

/**
 * Code that computes several tiles of columns at once, for calls with few rows. Tiles follow one
 * another in memory; where columns {@linkplain FewRows#dealsColumns are dealt}, so do the first
 * columns of all {@link TileCode#TURNS} tiles, then their second ones, and so on.
 *
 * @param count how many tiles: a power of two, at most {@link TileCode#TURNS}
 * @param transposition brings columns into the order that the code wants, if that is another
 * @param code what computes the tiles
 */
public record SeveralTiles(int count, Optional<Transposition> transposition, Code code) {
  /** Code that computes one tile at a time. */
  public static SeveralTiles one(Code code) {
    return new SeveralTiles(1, Optional.empty(), code);
  }

  /** The same by code for tiles, which are not dealt. */
  public static SeveralTiles one(TileCode code) {
    return one((inputs, offsets, states, rows, columns, firstRow, firstColumn) ->
        code.tile(inputs, offsets, states[0], rows, columns, firstRow, firstColumn));
  }

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
     * Adds tiles to the states of some rows, each tile to one of its own, as {@link TileCode#tile}
     * does.
     *
     * @param inputs one array per input of the program, those of columns as they lie or transposed;
     *     null for inputs that it does not use
     * @param offsets where in its array the first row of each input is
     * @param states the arrays of each tile's state
     * @param rows how many rows
     * @param columns how many columns of each tile, the first ones of {@link TileCode#COLUMNS}; of
     *     dealt columns any number, which are those of several tiles for each state, one after the
     *     other
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
