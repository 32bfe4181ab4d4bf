package io.github.quern.api;

import io.github.quern.formula.Formula;
import io.github.quern.formula.Substitution;
import io.github.quern.formula.Subterms;
import io.github.quern.formula.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A formula whose variables all have positions.
 *
 * @param formula the formula
 * @param weight the second formula, if there is one
 * @param variables their variables and further arguments, by position
 * @param given the same as the caller has them, perhaps without position
 */
record Signature(
    Formula formula, Optional<Formula> weight, List<Variable> variables, List<Variable> given) {
  /** Copies the lists. */
  Signature {
    variables = List.copyOf(variables);
    given = List.copyOf(given);
  }

  /** A formula whose variables the caller has with their positions. */
  Signature(Formula formula, Optional<Formula> weight, List<Variable> variables) {
    this(formula, weight, variables, variables);
  }

  /** Both formulas, or the only one. */
  List<Formula> formulas() {
    return Stream.concat(Stream.of(formula), weight.stream()).toList();
  }

  /**
   * Gives positions to the variables of a formula built in Java.
   *
   * @param formula the formula
   * @param weight the second formula, if there is one
   * @param arguments the variables in the order of the call's arguments; empty when all variables
   *     have positions already
   */
  static Signature of(Formula formula, Optional<Formula> weight, List<Formula> arguments) {
    Map<Formula, Formula> renamed = new HashMap<>();
    if (arguments.isEmpty()) {
      return placed(formula, weight);
    }
    List<Variable> variables = new ArrayList<>();
    List<Variable> given = new ArrayList<>();
    for (Formula argument : arguments) {
      if (!(argument instanceof Variable variable)) {
        throw new IllegalArgumentException(
            "The arguments of a formula are variables; " + argument + " is not one.");
      }
      Variable at = variable.at(variables.size());
      if (renamed.put(variable, at) != null) {
        throw new IllegalArgumentException(
            "Argument " + variables.size() + ", " + variable + ", is given twice.");
      }
      variables.add(at);
      given.add(variable);
    }
    Function<Variable, Formula> placed =
        variable -> {
          Formula at = renamed.get(variable);
          if (at == null) {
            throw new IllegalArgumentException(
                "The variable " + variable + " is not among the arguments given.");
          }
          return at;
        };
    return new Signature(
        Substitution.replace(formula, placed),
        weight.map(term -> Substitution.replace(term, placed)),
        variables,
        given);
  }

  private static Signature placed(Formula formula, Optional<Formula> weight) {
    TreeMap<Integer, Variable> byPosition = new TreeMap<>();
    collect(formula, byPosition);
    weight.ifPresent(term -> collect(term, byPosition));
    List<Variable> variables = new ArrayList<>();
    for (Variable variable : byPosition.values()) {
      if (variable.position() != variables.size()) {
        throw new IllegalArgumentException(
            "No variable has position "
                + variables.size()
                + ", but one has position "
                + variable.position()
                + "; positions must be 0, 1, 2, … without gaps.");
      }
      variables.add(variable);
    }
    return new Signature(formula, weight, variables);
  }

  private static void collect(Formula formula, TreeMap<Integer, Variable> byPosition) {
    for (Formula term : Subterms.of(formula)) {
      if (!(term instanceof Variable variable)) {
        continue;
      }
      if (variable.position() == Variable.UNPLACED) {
        throw new IllegalArgumentException(
            "The variable "
                + variable
                + " has no position: name the arguments in order, as in"
                + " Genred.of(formula, x, y, b).");
      }
      Variable known = byPosition.putIfAbsent(variable.position(), variable);
      if (known != null && !known.equals(variable)) {
        throw new IllegalArgumentException(
            "Position " + variable.position() + " is both " + known + " and " + variable + ".");
      }
    }
  }
}
