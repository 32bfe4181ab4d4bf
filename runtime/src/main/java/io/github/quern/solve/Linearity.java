package io.github.quern.solve;

import io.github.quern.derivative.Gradient;
import io.github.quern.formula.Category;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Span;
import io.github.quern.formula.Subterms;
import io.github.quern.formula.Variable;
import io.github.quern.simplify.Simplifier;

/** Whether a formula is linear in a variable. */
final class Linearity {
  private Linearity() {}

  static boolean holds(Formula formula, Variable variable) {
    Variable cotangent =
        new Variable(Variable.UNPLACED, formula.dimension(), Category.PM, "e", Span.NONE);
    Formula gradient = Simplifier.simplify(Gradient.of(formula, variable, cotangent));
    return !Subterms.of(gradient).contains(variable);
  }
}
