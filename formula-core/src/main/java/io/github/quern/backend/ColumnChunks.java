package io.github.quern.backend;

/**
 * How the columns of a call with few groups of rows are cut into chunks, so that there is work for
 * all of a machine. Each chunk of a group's columns gets states of its own; they are merged in
 * order. The rule looks at sizes only, so equal calls are cut equally.
 */
public final class ColumnChunks {
  private final Limits limits;
  private final long wanted;

  /**
   * What a tier asks for.
   *
   * @param enoughGroups calls with fewer groups of rows than this are cut
   * @param tileColumns columns of a tile; chunks are whole tiles
   * @param smallestTiles a chunk is at least that many tiles, so that merging costs little
   * @param largestStates the most entries of all chunks' states together
   */
  public record Limits(long enoughGroups, int tileColumns, int smallestTiles, long largestStates) {}

  /**
   * The rule for a call.
   *
   * @param limits what the tier asks for
   * @param groups the number of groups of rows, of all batch elements
   * @param groupEntries the number of entries of the states of one group's rows
   */
  public ColumnChunks(Limits limits, long groups, long groupEntries) {
    this.limits = limits;
    long some = Math.max(1, groups);
    this.wanted =
        Math.min(
            Math.ceilDiv(limits.enoughGroups(), some),
            limits.largestStates() / (some * Math.max(1, groupEntries)));
  }

  /**
   * The number of columns of each chunk but the last, at least one tile.
   *
   * @param columns how many columns there are, counted along the ranges of a block
   * @param unit the number of tiles that a chunk is a multiple of
   */
  public long columns(long columns, int unit) {
    long tiles = Math.max(1, Math.ceilDiv(columns, limits.tileColumns()));
    long chunks = Math.clamp(wanted, 1, Math.max(1, tiles / limits.smallestTiles()));
    return Math.ceilDiv(Math.ceilDiv(tiles, chunks), unit) * unit * limits.tileColumns();
  }
}
