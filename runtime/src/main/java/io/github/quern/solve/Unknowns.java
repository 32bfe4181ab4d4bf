package io.github.quern.solve;

import io.github.quern.formula.Variable;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the variable that a text names among those of a formula. */
final class Unknowns {
  private Unknowns() {}

  /**
   * The index of a variable.
   *
   * @param variables the variables by position
   * @param name an alias, or {@code Var(position,dimension,category)}
   * @throws IllegalArgumentException if there is no such variable
   */
  static int find(List<Variable> variables, String name) {
    String wanted = name.replaceAll("\\s", "");
    for (int index = 0; index < variables.size(); index++) {
      Variable variable = variables.get(index);
      if (variable.label().equals(wanted) || variable.notation().equals(wanted)) {
        return index;
      }
    }
    throw new IllegalArgumentException(
        "There is no variable '" + name + "'; the formula has " + list(variables) + ".");
  }

  /** The variables with their declarations, for messages. */
  static String list(List<Variable> variables) {
    return variables.isEmpty()
        ? "none"
        : variables.stream().map(Variable::declaration).collect(Collectors.joining(", "));
  }
}
