package io.github.quern.derivative;

import io.github.quern.formula.Apply;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Variable;
import io.github.quern.operator.constant.Zero;
import io.github.quern.operator.scalar.Add;
import io.github.quern.operator.scalar.Algebra;
import io.github.quern.operator.scalar.Componentwise;
import io.github.quern.operator.vector.Elem;
import io.github.quern.operator.vector.Sum;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The diagonal ∂f_b/∂v_b of a square Jacobian matrix, without the matrix where operators act
 * component by component; their sum is its trace.
 */
final class Diagonal {
  private final Variable variable;
  private final int dimension;
  private final Set<Formula> containing;
  private final Map<Formula, Formula> known = new HashMap<>();

  private Diagonal(Formula formula, Variable variable) {
    this.variable = variable;
    this.dimension = variable.dimension();
    this.containing = Variables.containing(formula, variable);
  }

  /** The sum of the diagonal, for a formula of the dimension of the variable. */
  static Formula sum(Formula formula, Variable variable) {
    Diagonal diagonal = new Diagonal(formula, variable);
    if (diagonal.containing.isEmpty()) {
      return new Zero(1).of();
    }
    Formula entries = diagonal.of(formula);
    return entries.dimension() == diagonal.dimension
        ? new Sum().of(entries)
        : Algebra.times(Algebra.number(diagonal.dimension), entries);
  }

  /** The entries for a term that contains the variable: a vector, or a scalar if all are equal. */
  private Formula of(Formula term) {
    Formula entries = known.get(term);
    if (entries == null) {
      entries = computed(term);
      known.put(term, entries);
    }
    return entries;
  }

  private Formula computed(Formula term) {
    if (term.equals(variable)) {
      return Algebra.number(1);
    }
    if (term.isScalar()) {
      // A scalar stands for the vector that repeats it, whose diagonal is the scalar's gradient.
      return Gradient.of(term, variable, Algebra.number(1));
    }
    return term instanceof Apply apply && apply.operator() instanceof Componentwise operator
        ? chain(operator, apply)
        : Jacobian.rows(term, entry -> new Elem(entry).of(Jacobian.row(term, variable, entry)));
  }

  /** The chain rule for one component. */
  private Formula chain(Componentwise operator, Apply term) {
    Formula sum = Algebra.number(0);
    for (int position = 0; position < term.operands().size(); position++) {
      Formula operand = term.operands().get(position);
      Formula partial = operator.partial(position, term.operands());
      if (partial != null && containing.contains(operand)) {
        sum = new Add().of(sum, Algebra.times(partial, of(operand)));
      }
    }
    return sum;
  }
}
