package io.github.quern.derivative;

import io.github.quern.formula.Apply;
import io.github.quern.formula.Category;
import io.github.quern.formula.Constant;
import io.github.quern.formula.DimensionException;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Span;
import io.github.quern.formula.Subterms;
import io.github.quern.formula.Variable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What derivatives ask of variables. */
final class Variables {
  /** Most distinct terms of a formula: derivatives of derivatives grow fast. */
  private static final int LARGEST = 50_000;

  private Variables() {}

  /**
   * The operand of a derivative that says in what is differentiated.
   *
   * @throws DimensionException pointing at the operand, if it is not a variable
   */
  static Variable require(String function, List<Formula> operands, int position) {
    if (operands.get(position) instanceof Variable variable) {
      return variable;
    }
    throw new DimensionException(
        function + " differentiates with respect to a variable; this operand is a term.", position);
  }

  /**
   * Requires the dimension that a direction has.
   *
   * @throws DimensionException pointing at the operand, if it has another one
   */
  static void requireDimension(
      String function, String name, Formula operand, int expected, int position) {
    if (operand.dimension() != expected) {
      throw new DimensionException(
          function
              + " needs '"
              + name
              + "' to have dimension "
              + expected
              + "; it has dimension "
              + operand.dimension()
              + ".",
          position);
    }
  }

  /** The terms of a formula that contain a variable, operands before the terms that use them. */
  static Set<Formula> containing(Formula formula, Variable variable) {
    List<Formula> terms = Subterms.of(formula);
    if (terms.size() > LARGEST) {
      throw new DimensionException(
          "The formula has "
              + terms.size()
              + " distinct terms; those of more than "
              + LARGEST
              + " are not differentiated.",
          0);
    }
    Set<Formula> containing = new LinkedHashSet<>();
    for (Formula term : terms) {
      boolean contains =
          switch (term) {
            case Constant constant -> false;
            case Variable other -> other.equals(variable);
            case Apply apply -> apply.operands().stream().anyMatch(containing::contains);
          };
      if (contains) {
        containing.add(term);
      }
    }
    return containing;
  }

  /** A variable that occurs nowhere else; of derivatives that do not keep it. */
  static Variable fresh(int dimension) {
    return new Variable(Variable.UNPLACED, dimension, Category.PM, null, Span.NONE);
  }
}
