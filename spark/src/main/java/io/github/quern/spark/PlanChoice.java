package io.github.quern.spark;

import io.github.quern.api.PartialReduction;
import io.github.quern.api.PartialSequence;
import io.github.quern.formula.Category;
import java.util.Locale;
import java.util.Objects;

/** Chooses what is distributed and how it is cut, by sizes and the cost model alone. */
final class PlanChoice {
  /** Blocks are whole tiles of the kernels. */
  private static final int UNIT = 128;

  /** So many output rows keep a cluster busy; with fewer, what is reduced over is distributed. */
  private static final long ENOUGH_ROWS = 4096;

  /** The most blocks of one index where the other is not distributed. */
  private static final double MOST_BLOCKS = 8192;

  /** The most blocks of each index where both are: 65,536 tiles. */
  private static final long MOST_TILES = 256;

  private final Resolution resolution;
  private final SparkOptions options;
  private final PartialSequence sequence;
  private final PartialReduction main;
  private final Category rowCategory;
  private final Category columnCategory;
  private final double rows;
  private final double columns;
  private final double rowBytes;
  private final double columnBytes;
  private final double pairSeconds;

  PlanChoice(PartialSequence sequence, Resolution resolution, SparkOptions options) {
    this.resolution = resolution;
    this.options = options;
    this.sequence = sequence;
    PartialSequence.Run run =
        sequence.runs().stream()
            .filter(PartialSequence.Run::overPairs)
            .findFirst()
            .orElse(sequence.runs().getFirst());
    this.main = run.reduction();
    this.rowCategory = run.rows();
    this.columnCategory = run.columns();
    this.rows = count(rowCategory);
    this.columns = count(columnCategory);
    this.rowBytes = rowBytes(rowCategory);
    this.columnBytes = rowBytes(columnCategory);
    this.pairSeconds = options.cost().pairSeconds(main.work());
  }

  private long count(Category category) {
    return Objects.requireNonNull(resolution.counts().get(category));
  }

  private boolean has(Category category) {
    return resolution.sides().containsKey(category) && count(category) > 0;
  }

  private long rowBytes(Category category) {
    Resolution.Side side = resolution.sides().get(category);
    return side == null ? 0 : side.rowBytes();
  }

  SparkPlan choose(String reduction) {
    Distribution distribution;
    String reason;
    if (options.distribution().isPresent()) {
      distribution = options.distribution().get();
      require(distribution);
      reason = "asked for";
    } else {
      distribution = bySizes();
      reason = reason(distribution);
    }
    int rowsOfBlock = blockRows(rows, distribution == Distribution.COLUMNS, rowBlock(distribution));
    int columnsOfBlock =
        blockRows(columns, distribution == Distribution.ROWS, columnBlock(distribution));
    Cut rowCut = new Cut((long) rows, rowsOfBlock);
    Cut columnCut = new Cut((long) columns, columnsOfBlock);
    return new SparkPlan(
        reduction,
        distribution,
        reason,
        pieces(rowCategory, rowCut, (long) rowBytes),
        pieces(columnCategory, columnCut, (long) columnBytes),
        estimate(distribution, rowCut, columnCut),
        options.backend(),
        sequence.runs().size());
  }

  private void require(Distribution distribution) {
    boolean needsRows = distribution != Distribution.COLUMNS;
    boolean needsColumns = distribution != Distribution.ROWS;
    if ((needsRows && !has(rowCategory)) || (needsColumns && !has(columnCategory))) {
      Category missing = needsRows && !has(rowCategory) ? rowCategory : columnCategory;
      throw new IllegalArgumentException(
          "The distribution "
              + distribution
              + " needs distributed rows of "
              + SparkPlan.index(missing)
              + ", but there are none.");
    }
  }

  private boolean columnsFit() {
    return columns * columnBytes <= options.broadcastBytes();
  }

  private boolean rowsFit() {
    return rows * (rowBytes + main.stateBytes()) <= options.broadcastBytes();
  }

  private Distribution bySizes() {
    if (!has(columnCategory)) {
      return Distribution.ROWS;
    }
    if (!has(rowCategory)) {
      return Distribution.COLUMNS;
    }
    if (columnsFit() && (!rowsFit() || rows >= ENOUGH_ROWS || rows >= columns)) {
      return Distribution.ROWS;
    }
    return rowsFit() ? Distribution.COLUMNS : Distribution.TILES;
  }

  private String reason(Distribution distribution) {
    String limit =
        String.format(
            Locale.ROOT, "the limit of %.4g MB for broadcasts", options.broadcastBytes() / 1e6);
    return switch (distribution) {
      case ROWS ->
          has(columnCategory)
              ? "the columns are below " + limit
              : "the columns are not distributed";
      case COLUMNS ->
          !has(rowCategory)
              ? "the rows are not distributed"
              : columnsFit()
                  ? "there are fewer than " + ENOUGH_ROWS + " rows"
                  : "the rows and their states are below " + limit + ", the columns are not";
      case TILES -> "neither rows, with their states, nor columns are below " + limit;
    };
  }

  private static int blockRows(double count, boolean whole, double wanted) {
    double rows = whole ? count : Math.min(wanted, count);
    return Math.clamp((long) Math.ceil(rows), 1, Integer.MAX_VALUE - 8);
  }

  /** The number of tasks that computes long enough for each. */
  private double tasks() {
    double seconds = rows * columns * pairSeconds;
    return Math.clamp(seconds / longEnough(), 1, MOST_BLOCKS);
  }

  /** How many seconds a task should compute, so that starting it costs little. */
  private double longEnough() {
    return options.cost().computeOverRest() * options.cost().taskSeconds();
  }

  private double rowBlock(Distribution distribution) {
    if (options.blockRows() > 0) {
      return options.blockRows();
    }
    return equal(rows, distribution == Distribution.TILES ? tile(rows) : rows / tasks());
  }

  private double columnBlock(Distribution distribution) {
    if (options.blockRows() > 0) {
      return options.blockRows();
    }
    return equal(
        columns,
        distribution == Distribution.TILES
            ? tile(columns)
            : Math.max(columns / tasks(), breakEven((double) main.stateBytes())));
  }

  /** The edge of a tile: long enough to compute, and computed for much longer than moved. */
  private double tile(double count) {
    double longEnough = Math.sqrt(longEnough() / pairSeconds);
    double dense = breakEven(rowBytes + columnBytes + main.stateBytes());
    return Math.max(Math.max(longEnough, dense), count / MOST_TILES);
  }

  /** How many pairs are computed while some bytes are moved, times the factor wanted. */
  private double breakEven(double bytes) {
    return options.cost().computeOverRest() * options.cost().moveSeconds(bytes) / pairSeconds;
  }

  /**
   * The size of blocks of about equal size, none smaller than wanted: 1, 2, 4, 6, 8, 12, 16, 24 …
   * of them, since these are divided evenly among most numbers of cores, and none waits for
   * another.
   */
  private static double equal(double count, double wanted) {
    long most = Math.max(1, (long) (count / wanted));
    long power = Long.highestOneBit(most);
    long blocks = power >= 4 && most >= power + power / 2 ? power + power / 2 : power;
    return Math.ceil(count / blocks / UNIT) * UNIT;
  }

  private static SparkPlan.Pieces pieces(Category category, Cut cut, long rowBytes) {
    return new SparkPlan.Pieces(
        SparkPlan.index(category), cut.rows(), cut.blockRows(), cut.blocks(), rowBytes);
  }

  private SparkPlan.Estimate estimate(Distribution distribution, Cut rowCut, Cut columnCut) {
    double pairs = (double) rowCut.blockRows() * columnCut.blockRows();
    double moved =
        rowCut.blockRows() * (distribution == Distribution.COLUMNS ? 0 : rowBytes)
            + columnCut.blockRows() * (distribution == Distribution.ROWS ? 0 : columnBytes)
            + rowCut.blockRows()
                * (double)
                    (distribution == Distribution.ROWS ? main.resultBytes() : main.stateBytes());
    double broadcast =
        switch (distribution) {
          case ROWS -> columns * columnBytes;
          case COLUMNS -> rows * rowBytes;
          case TILES -> 0;
        };
    return new SparkPlan.Estimate(
        (long) rowCut.blocks() * columnCut.blocks(),
        pairs,
        pairs * pairSeconds,
        moved,
        options.cost().moveSeconds(moved),
        broadcast,
        distribution == Distribution.ROWS
            ? SparkPlan.Merging.NONE
            : SparkPlan.Merging.of(rowCut, columnCut.blocks(), options.fanIn(), main.stateBytes()));
  }
}
