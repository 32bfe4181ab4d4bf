package io.github.quern.spark;

import io.github.quern.api.PartialSequence;
import io.github.quern.formula.Category;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How a call is distributed, and why; {@code toString} gives all of it as text.
 *
 * @param reduction what is computed
 * @param distribution what is distributed
 * @param reason why, in one sentence
 * @param rows how output rows are cut, those of the first reduction where there are several
 * @param columns how that is cut which is reduced over
 * @param estimate what the cost model expects
 * @param backend the tier that is asked for
 * @param runs how many reductions are computed one after the other
 */
public record SparkPlan(
    String reduction,
    Distribution distribution,
    String reason,
    Pieces rows,
    Pieces columns,
    Estimate estimate,
    String backend,
    int runs) {
  /**
   * One index of the pairs.
   *
   * @param index i or j
   * @param count how many there are
   * @param blockRows how many make a block
   * @param blocks how many blocks there are; 1 where it is not distributed
   * @param rowBytes the size of one row of all its distributed variables
   */
  public record Pieces(String index, long count, int blockRows, int blocks, long rowBytes) {}

  /**
   * What a task costs by the cost model; the largest one where tasks differ.
   *
   * @param tasks how many tasks compute tiles
   * @param pairs how many pairs a tile has
   * @param computeSeconds how long one core takes for them
   * @param movedBytes what a task reads of blocks and writes of states or results
   * @param moveSeconds how long that takes
   * @param broadcastBytes what each executor gets once
   * @param merging the adding of states
   */
  public record Estimate(
      long tasks,
      double pairs,
      double computeSeconds,
      double movedBytes,
      double moveSeconds,
      double broadcastBytes,
      Merging merging) {
    /**
     * How long a call takes by the cost model, where tasks are all like the largest.
     *
     * @param cost the model
     * @param cores how many tasks run at a time
     */
    public double seconds(CostModel cost, int cores) {
      double tiles =
          Math.ceilDiv(tasks, cores) * (computeSeconds + moveSeconds + cost.taskSeconds());
      double sums =
          Math.ceilDiv(merging.tasks(), cores) * cost.taskSeconds()
              + cost.moveSeconds(merging.bytes()) / cores;
      return cost.callSeconds() + tiles + sums;
    }

    /** Whether a tile may be computed far from its blocks at little cost. */
    boolean isComputedMuchLongerThanMoved(CostModel cost) {
      return computeSeconds >= cost.computeOverRest() * moveSeconds;
    }
  }

  /**
   * What adding the states of tiles costs; nothing where there are none.
   *
   * @param tasks how many tasks do it, on all levels of the tree
   * @param bytes what they read and write in all
   */
  public record Merging(long tasks, double bytes) {
    static final Merging NONE = new Merging(0, 0);

    static Merging of(Cut rows, int columnBlocks, int fanIn, long stateBytes) {
      long tasks = 0;
      double states = 0;
      int left = columnBlocks;
      do {
        int groups = Math.ceilDiv(left, fanIn);
        tasks += (long) rows.blocks() * groups;
        states += left + groups;
        left = groups;
      } while (left > 1);
      return new Merging(tasks, states * rows.rows() * stateBytes);
    }
  }

  static SparkPlan of(
      String reduction, PartialSequence sequence, Resolution resolution, SparkOptions options) {
    return new PlanChoice(sequence, resolution, options).choose(reduction);
  }

  boolean distributes(Category category) {
    return pieces(category).index().equals(rows.index())
        ? distribution != Distribution.COLUMNS
        : distribution != Distribution.ROWS;
  }

  private Pieces pieces(Category category) {
    return index(category).equals(rows.index()) ? rows : columns;
  }

  static String index(Category category) {
    return category == Category.VI ? "i" : "j";
  }

  Cut cut(Category category) {
    Pieces pieces = pieces(category);
    return new Cut(pieces.count(), pieces.blockRows());
  }

  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    lines.add("Reduction: " + reduction);
    lines.add("Rows: " + describe(rows, distribution != Distribution.COLUMNS));
    lines.add("Columns: " + describe(columns, distribution != Distribution.ROWS));
    lines.add(
        "Distributed: "
            + switch (distribution) {
              case ROWS -> "rows, against all columns; nothing is merged";
              case COLUMNS -> "columns, against all rows; states are merged as a tree";
              case TILES -> "both, tile against tile; states are merged as a tree for each block";
            });
    lines.add("Reason: " + reason);
    lines.add(
        String.format(
            Locale.ROOT,
            "Tasks: %,d of up to %.3g pairs, by the cost model %.3g s of computing each and %.3g s of"
                + " moving %s",
            estimate.tasks(),
            estimate.pairs(),
            estimate.computeSeconds(),
            estimate.moveSeconds(),
            bytes(estimate.movedBytes())));
    lines.add(
        "Tier: "
            + (backend.equals("auto")
                ? "the best of each executor"
                : backend + ", on every executor"));
    if (runs > 1) {
      lines.add("Reductions: " + runs + ", one after the other; the above is for the first");
    }
    return String.join("\n", lines);
  }

  private static String describe(Pieces pieces, boolean distributed) {
    return String.format(
        Locale.ROOT,
        distributed
            ? "%,d of %s, in %,d %s of up to %,d, %s each"
            : "%,d of %s, on every executor, %6$s",
        pieces.count(),
        pieces.index(),
        pieces.blocks(),
        pieces.blocks() == 1 ? "block" : "blocks",
        pieces.blockRows(),
        bytes((double) pieces.rowBytes() * (distributed ? pieces.blockRows() : pieces.count())));
  }

  private static String bytes(double bytes) {
    return bytes < 1e6
        ? String.format(Locale.ROOT, "%.3g kB", bytes / 1e3)
        : String.format(Locale.ROOT, "%.3g MB", bytes / 1e6);
  }
}
