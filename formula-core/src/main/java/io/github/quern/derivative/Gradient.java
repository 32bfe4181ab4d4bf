package io.github.quern.derivative;

import io.github.quern.formula.Apply;
import io.github.quern.formula.Definition;
import io.github.quern.formula.DimensionException;
import io.github.quern.formula.Formula;
import io.github.quern.formula.FormulaException;
import io.github.quern.formula.Span;
import io.github.quern.formula.Variable;
import io.github.quern.operator.constant.Zero;
import io.github.quern.operator.scalar.Add;
import io.github.quern.operator.vector.Sum;
import io.github.quern.operator.vector.SumT;
import io.github.quern.simplify.Simplifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code Grad(f,v,e)}: the vector-Jacobian product Σ_a e_a ∂f_a/∂v, of the dimension of the
 * variable v, by reverse-mode differentiation.
 */
public final class Gradient {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.combination(
              "Grad",
              "f v e",
              (operands, parameters, span) ->
                  Simplifier.simplify(
                      of(operands.get(0), Variables.require("Grad", operands, 1), operands.get(2))),
              "gradient of (e | f) in the variable v; a scalar e is repeated",
              "Grad(Exp(-SqDist(x, y)), x, t)")
          .withFormula("Σ_a e_a ∂f_a/∂v")
          .withDimensions("D, n, D → n");

  /** Longest sum that is written as a chain; longer ones are halved, so that they are not deep. */
  private static final int LONGEST_CHAIN = 16;

  private Gradient() {}

  /**
   * The gradient of a formula, with one component for each of the variable's.
   *
   * @param formula f
   * @param variable v
   * @param cotangent e, of the dimension of f, or a scalar that is repeated
   * @return the vector-Jacobian product; zeros where f does not contain v
   * @throws DimensionException if e has another dimension
   * @throws FormulaException if v is behind an operator that has no derivative; the message shows
   *     the formula as it is printed, with a caret line under that operator's term
   */
  public static Formula of(Formula formula, Variable variable, Formula cotangent) {
    if (cotangent.dimension() != formula.dimension() && !cotangent.isScalar()) {
      throw new DimensionException(
          "Grad needs an incoming gradient of the formula's dimension "
              + formula.dimension()
              + ", not "
              + cotangent.dimension()
              + ".",
          2);
    }
    Set<Formula> ordered = Variables.containing(formula, variable);
    Map<Formula, List<Formula>> contributions = new HashMap<>();
    contributions.put(formula, List.of(fitted(cotangent, formula.dimension())));
    for (Formula term : new ArrayList<>(ordered).reversed()) {
      if (term instanceof Apply apply && contributions.containsKey(apply)) {
        requireDerivative(apply, formula);
        propagate(apply, ordered, contributions);
      }
    }
    List<Formula> result = ordered.contains(variable) ? contributions.get(variable) : null;
    return result == null ? new Zero(variable.dimension()).of() : total(result);
  }

  private static void requireDerivative(Apply term, Formula whole) {
    if (term.operator().noDerivative().isEmpty()) {
      return;
    }
    String text = whole.toString();
    String part = term.toString();
    int start = text.indexOf(part);
    throw new FormulaException(
        term.operator().name()
            + " has no derivative: "
            + term.operator().noDerivative().get()
            + ".",
        text,
        start < 0 ? Span.NONE : new Span(start, start + part.length()),
        List.of());
  }

  private static void propagate(
      Apply term, Set<Formula> containing, Map<Formula, List<Formula>> contributions) {
    List<Formula> incoming = Objects.requireNonNull(contributions.get(term));
    List<@Nullable Formula> outgoing = term.operator().pullback(term.operands(), total(incoming));
    for (int position = 0; position < outgoing.size(); position++) {
      Formula operand = term.operands().get(position);
      Formula contribution = outgoing.get(position);
      if (contribution != null && containing.contains(operand)) {
        contributions
            .computeIfAbsent(operand, key -> new ArrayList<>())
            .add(fitted(contribution, operand.dimension()));
      }
    }
  }

  private static Formula total(List<Formula> terms) {
    if (terms.size() > LONGEST_CHAIN) {
      int middle = terms.size() / 2;
      return new Add()
          .of(total(terms.subList(0, middle)), total(terms.subList(middle, terms.size())));
    }
    Formula total = terms.getFirst();
    for (Formula term : terms.subList(1, terms.size())) {
      total = new Add().of(total, term);
    }
    return total;
  }

  /** Undoes broadcasting: a repeated scalar gets the sum, a vector gets a scalar repeated. */
  private static Formula fitted(Formula contribution, int dimension) {
    if (contribution.dimension() == dimension) {
      return contribution;
    }
    return dimension == 1 ? new Sum().of(contribution) : new SumT(dimension).of(contribution);
  }
}
