package io.github.quern.graph;

import io.github.quern.formula.Category;
import io.github.quern.formula.Span;
import io.github.quern.formula.Variable;
import java.util.List;

/** Names for the arguments that derivatives add. */
final class Names {
  private Names() {}

  /** An argument for the next position, called {@code e}, or {@code e2}, … where that is taken. */
  static Variable argument(List<Variable> before, String name, int dimension, Category category) {
    String free = name;
    for (int number = 2; isTaken(before, free); number++) {
      free = name + number;
    }
    return new Variable(before.size(), dimension, category, free, Span.NONE);
  }

  private static boolean isTaken(List<Variable> variables, String name) {
    return variables.stream().anyMatch(variable -> variable.label().equals(name));
  }
}
