package io.github.quern.api;

import io.github.quern.formula.Apply;
import io.github.quern.formula.Constant;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A formula whose variables all have positions.
 *
 * @param formula the formula
 * @param variables its variables and further arguments, by position
 */
record Signature(Formula formula, List<Variable> variables) {

  /**
   * Gives positions to the variables of a formula built in Java.
   *
   * @param formula the formula
   * @param arguments the variables in the order of the call's arguments; empty when all variables
   *     have positions already
   */
  static Signature of(Formula formula, List<Formula> arguments) {
    Map<Formula, Formula> renamed = new HashMap<>();
    if (arguments.isEmpty()) {
      return placed(formula);
    }
    List<Variable> variables = new ArrayList<>();
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
    }
    return new Signature(rename(formula, renamed), variables);
  }

  private static Signature placed(Formula formula) {
    TreeMap<Integer, Variable> byPosition = new TreeMap<>();
    collect(formula, byPosition);
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
    return new Signature(formula, variables);
  }

  private static void collect(Formula formula, TreeMap<Integer, Variable> byPosition) {
    switch (formula) {
      case Constant constant -> {}
      case Variable variable -> {
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
      case Apply apply -> apply.operands().forEach(operand -> collect(operand, byPosition));
    }
  }

  private static Formula rename(Formula formula, Map<Formula, Formula> renamed) {
    Formula known = renamed.get(formula);
    if (known == null) {
      known =
          switch (formula) {
            case Constant constant -> constant;
            case Variable variable ->
                throw new IllegalArgumentException(
                    "The variable " + variable + " is not among the arguments given.");
            case Apply apply ->
                new Apply(
                    apply.operator(),
                    apply.operands().stream().map(operand -> rename(operand, renamed)).toList(),
                    apply.span());
          };
      renamed.put(formula, known);
    }
    return known;
  }
}
