package io.github.quern.graph;

import io.github.quern.formula.Category;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Variable;
import java.util.Objects;
import java.util.Optional;

/**
 * One result of a graph.
 *
 * @param name what messages call it
 * @param formula what it is in each row, over arguments and results of stages that have such rows,
 *     and parameters
 * @param category which index its rows have; {@code Pm} for a single row
 * @param like the argument whose shape it has; empty if it has a row for every row of the call
 */
public record Result(String name, Formula formula, Category category, Optional<Variable> like) {
  /** Checks the parts. */
  public Result {
    Objects.requireNonNull(name);
    Objects.requireNonNull(formula);
    Objects.requireNonNull(category);
    Objects.requireNonNull(like);
  }
}
