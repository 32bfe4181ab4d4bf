package io.github.quern.contract;

import io.github.quern.data.Ranges;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A random block-sparsity pattern: blocks of rows out of order and with gaps, some without columns,
 * and ranges of columns out of order, some empty, some that overlap if that is asked for.
 */
public final class RandomRanges {
  private final long seed;
  private final int rows;
  private final int columns;
  private final boolean overlap;
  private final List<long[]> blocks = new ArrayList<>();
  private final List<Long> slices = new ArrayList<>();
  private final List<long[]> reduced = new ArrayList<>();
  private final List<int[]> visits = new ArrayList<>();

  private RandomRanges(long seed, int rows, int columns, boolean overlap) {
    this.overlap = overlap;
    this.seed = seed;
    this.rows = rows;
    this.columns = columns;
    for (int row = 0; row < rows; row++) {
      visits.add(new int[0]);
    }
    fill(new Random(seed));
  }

  /** A pattern. */
  public static RandomRanges of(long seed, int rows, int columns, boolean overlap) {
    return new RandomRanges(seed, rows, columns, overlap);
  }

  private void fill(Random random) {
    int row = 0;
    while (row < rows) {
      int end = Math.min(rows, row + 1 + random.nextInt(1 + rows / 3));
      blocks.add(new long[] {row, end});
      row = end + (random.nextInt(4) == 0 ? random.nextInt(1 + rows / 10) : 0);
    }
    Collections.shuffle(blocks, random);
    for (long[] block : blocks) {
      IntStream visited = IntStream.empty();
      for (long[] range : overlap ? overlapping(random) : disjoint(random)) {
        reduced.add(range);
        visited = IntStream.concat(visited, IntStream.range((int) range[0], (int) range[1]));
      }
      slices.add((long) reduced.size());
      int[] all = visited.toArray();
      for (long covered = block[0]; covered < block[1]; covered++) {
        visits.set((int) covered, all);
      }
    }
  }

  private List<long[]> overlapping(Random random) {
    List<long[]> ranges = new ArrayList<>();
    for (int range = random.nextInt(5); range > 0; range--) {
      int start = random.nextInt(columns + 1);
      ranges.add(new long[] {start, start + random.nextInt(columns + 1 - start)});
    }
    return ranges;
  }

  private List<long[]> disjoint(Random random) {
    long[] ends = random.longs(2L * random.nextInt(5), 0, columns + 1L).sorted().toArray();
    List<long[]> ranges = new ArrayList<>();
    for (int range = 0; range < ends.length; range += 2) {
      ranges.add(new long[] {ends[range], ends[range + 1]});
    }
    Collections.shuffle(ranges, random);
    return ranges;
  }

  /** The pattern for a reduction over that axis. */
  public Ranges ranges(int axis) {
    long[][] rowRanges = blocks.toArray(long[][]::new);
    long[] ends = slices.stream().mapToLong(Long::longValue).toArray();
    long[][] columnRanges = reduced.toArray(long[][]::new);
    return axis == 1
        ? Ranges.overJ(rowRanges, ends, columnRanges)
        : Ranges.overI(rowRanges, ends, columnRanges);
  }

  /** For each row the columns that it is reduced over, which may be several times. */
  public List<int[]> visits() {
    return List.copyOf(visits);
  }

  /** The number of output rows. */
  public int rows() {
    return rows;
  }

  /** The number of columns. */
  public int columns() {
    return columns;
  }

  @Override
  public String toString() {
    return "seed " + seed + ", " + rows + " x " + columns;
  }
}
