package io.github.quern.testing;

import io.github.quern.formula.Formula;
import io.github.quern.formula.Variable;
import io.github.quern.operator.Operators;
import io.github.quern.text.FormulaParser;
import java.util.List;

/** The variables that examples of definitions use and that random formulas are made of. */
public final class StandardVariables {
  /** Their declarations, by position. */
  public static final List<String> ALIASES =
      List.of(
          "x = Vi(3)",
          "y = Vj(3)",
          "s = Vi(1)",
          "t = Vj(1)",
          "p = Pm(3)",
          "a = Pm(9)",
          "g = Pm(1)");

  private StandardVariables() {}

  /** A parser that knows them. */
  public static FormulaParser parser() {
    return parser(ALIASES);
  }

  /** A parser that knows these aliases. */
  public static FormulaParser parser(List<String> aliases) {
    FormulaParser parser = new FormulaParser(Operators.standard());
    for (int position = 0; position < aliases.size(); position++) {
      parser.declare(aliases.get(position), position);
    }
    return parser;
  }

  /** A formula over them. */
  public static Formula parse(String formula) {
    return parser().parse(formula);
  }

  /** The variables, by position. */
  public static List<Variable> all() {
    return parser().arguments();
  }

  /** The variable of that name. */
  public static Variable named(String name) {
    return all().stream()
        .filter(variable -> variable.label().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no standard variable is called " + name));
  }
}
