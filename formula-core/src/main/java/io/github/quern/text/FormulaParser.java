package io.github.quern.text;

import io.github.quern.formula.Formula;
import io.github.quern.formula.Variable;
import io.github.quern.operator.Operators;
import java.util.List;

/**
 * Parses formulas and their aliases, in the language of KeOps.
 *
 * <p>Binding, tightest first: calls and parentheses, {@code **}, the minus sign, {@code * /},
 * {@code + -}, {@code |}, comparisons. Binary operators associate to the left; comparisons do not
 * chain; literals are whole numbers. A parser collects the arguments of all formulas given to it.
 */
public final class FormulaParser {
  private final Operators operators;
  private final Arguments arguments = new Arguments();

  /**
   * A parser without aliases yet.
   *
   * @param operators what formulas can call
   */
  public FormulaParser(Operators operators) {
    this.operators = operators;
  }

  /**
   * Declares an argument.
   *
   * @param alias such as {@code X = Vi(3)}, or {@code X = Vi(1,3)} to state the position
   * @param ordinal the place of the alias in its list, which is the position where none is stated
   * @throws io.github.quern.formula.FormulaException if the alias is malformed or contradicts
   *     another
   */
  public void declare(String alias, int ordinal) {
    new AliasReader(alias, operators).declare(arguments, ordinal);
  }

  /**
   * Parses a formula.
   *
   * @throws io.github.quern.formula.FormulaException if it is malformed, names something unknown or
   *     combines dimensions that do not fit
   */
  public Formula parse(String formula) {
    return new ExpressionReader(formula, operators, arguments).read();
  }

  /** The arguments declared so far, by position. */
  public List<Variable> arguments() {
    return arguments.inOrder();
  }
}
