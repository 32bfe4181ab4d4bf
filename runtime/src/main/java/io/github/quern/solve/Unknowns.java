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
      if (variable.label().equals(wanted) || notation(variable).equals(wanted)) {
        return index;
      }
    }
    throw new IllegalArgumentException(
        "There is no variable '" + name + "'; the formula has " + list(variables) + ".");
  }

  private static String notation(Variable variable) {
    return "Var("
        + variable.position()
        + ","
        + variable.dimension()
        + ","
        + variable.category().code()
        + ")";
  }

  /** The variables with their declarations, for messages. */
  static String list(List<Variable> variables) {
    return variables.isEmpty()
        ? "none"
        : variables.stream().map(Unknowns::describe).collect(Collectors.joining(", "));
  }

  /** A variable with its declaration, such as {@code b = Vj(2)}. */
  static String describe(Variable variable) {
    String label = variable.label();
    String declaration = variable.category().keyword() + "(" + variable.dimension() + ")";
    return label.contains("(") ? label : label + " = " + declaration;
  }
}
