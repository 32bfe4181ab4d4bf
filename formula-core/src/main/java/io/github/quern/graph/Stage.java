package io.github.quern.graph;

import io.github.quern.formula.Category;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Variable;
import java.util.List;
import java.util.Objects;

/**
 * One reduction of a graph.
 *
 * @param result the variable that stands for its result in later stages; of category {@code Pm}
 *     where the rows are added up
 * @param kind what is done with the values
 * @param formulas the formula, and the weight if there is one, over arguments and earlier results
 * @param rows which index the rows have; the other one is reduced over
 * @param overPairs whether it runs over the pairs of the call; else the other index takes one
 *     value, and the formulas do not contain it
 */
public record Stage(
    Variable result, Kind kind, List<Formula> formulas, Category rows, boolean overPairs) {
  /** What is done with the values. */
  public enum Kind {
    /** They are added up. */
    SUM,
    /**
     * The largest exponent m and the sums Σ exp(F - m) G, as {@code Max_SumShiftExpWeight} gives
     * them.
     */
    SHIFTED_EXPONENTIALS
  }

  /** Checks and copies the parts. */
  public Stage {
    Objects.requireNonNull(result);
    Objects.requireNonNull(kind);
    formulas = List.copyOf(formulas);
    if (rows == Category.PM) {
      throw new IllegalArgumentException("a stage has rows of its own");
    }
    if (result.category() != rows && result.category() != Category.PM) {
      throw new IllegalArgumentException("a result of " + result.category() + " over " + rows);
    }
  }
}
