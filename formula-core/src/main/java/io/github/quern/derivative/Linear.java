package io.github.quern.derivative;

import io.github.quern.formula.Apply;
import io.github.quern.formula.Constant;
import io.github.quern.formula.DimensionException;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Subterms;
import io.github.quern.formula.Variable;
import io.github.quern.operator.constant.Zero;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** Whether formulas are linear in a variable, as can be seen from how they are written. */
public final class Linear {
  private Linear() {}

  /**
   * Whether a formula is linear in a variable. What does not contain the variable is linear only if
   * it is zero. A formula whose nonlinear parts would cancel, such as (v + 1) - 1, is not
   * recognised.
   */
  public static boolean isLinear(Formula formula, Variable variable) {
    Set<Formula> containing = Variables.containing(formula, variable);
    Set<Formula> linear = new HashSet<>();
    for (Formula term : Subterms.of(formula)) {
      boolean isLinear =
          switch (term) {
            case Constant constant -> constant.is(0);
            case Variable other -> other.equals(variable);
            case Apply apply ->
                apply.operator() instanceof Zero || isLinear(apply, containing, linear);
          };
      if (isLinear) {
        linear.add(term);
      }
    }
    return linear.contains(formula);
  }

  private static boolean isLinear(Apply term, Set<Formula> containing, Set<Formula> linear) {
    Set<Integer> varying = new TreeSet<>();
    Set<Integer> varyingOrZero = new TreeSet<>();
    for (int position = 0; position < term.operands().size(); position++) {
      Formula operand = term.operands().get(position);
      if (containing.contains(operand)) {
        if (!linear.contains(operand)) {
          return false;
        }
        varying.add(position);
      }
      if (linear.contains(operand)) {
        varyingOrZero.add(position);
      }
    }
    if (varying.isEmpty()) {
      varying = varyingOrZero;
    }
    return !varying.isEmpty()
        && (term.operator().isLinearIn(varying) || term.operator().isLinearIn(varyingOrZero));
  }

  /**
   * Requires a formula to be linear.
   *
   * @throws DimensionException pointing at the formula, if it is not
   */
  static void require(String function, Formula formula, Variable variable) {
    if (!isLinear(formula, variable)) {
      throw new DimensionException(
          function + " needs a formula that is linear in " + variable.label() + ".", 0);
    }
  }
}
