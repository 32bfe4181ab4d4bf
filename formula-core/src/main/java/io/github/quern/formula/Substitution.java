package io.github.quern.formula;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Replaces the variables of a formula by terms. */
public final class Substitution {
  private Substitution() {}

  /**
   * The formula with each variable replaced; shared terms stay shared.
   *
   * @param formula the formula
   * @param replacement from a variable to what stands in its place
   * @throws DimensionException if an operator cannot take the terms
   */
  public static Formula replace(Formula formula, Function<Variable, Formula> replacement) {
    return replace(formula, replacement, operator -> operator);
  }

  /**
   * The same, with operators replaced as well.
   *
   * @param formula the formula
   * @param replacement from a variable to what stands in its place
   * @param operators from an operator to the one in its place
   */
  public static Formula replace(
      Formula formula, Function<Variable, Formula> replacement, UnaryOperator<Operator> operators) {
    return replace(
        formula,
        replacement,
        (apply, operands) -> new Apply(operators.apply(apply.operator()), operands, apply.span()));
  }

  /**
   * The same, with applications replaced by any terms.
   *
   * @param formula the formula
   * @param replacement from a variable to what stands in its place
   * @param applications from an application and its operands, which are replaced already, to what
   *     stands in its place
   */
  public static Formula replace(
      Formula formula,
      Function<Variable, Formula> replacement,
      BiFunction<Apply, List<Formula>, Formula> applications) {
    Map<Formula, Formula> replaced = new HashMap<>();
    for (Formula term : Subterms.of(formula)) {
      Formula result =
          switch (term) {
            case Constant constant -> constant;
            case Variable variable -> replacement.apply(variable);
            case Apply apply ->
                applications.apply(
                    apply,
                    apply.operands().stream()
                        .map(operand -> Objects.requireNonNull(replaced.get(operand)))
                        .toList());
          };
      replaced.put(term, result);
    }
    return Objects.requireNonNull(replaced.get(formula));
  }
}
