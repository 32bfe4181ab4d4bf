package io.github.quern.operator.vector;

import static io.github.quern.operator.scalar.Algebra.times;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Dimensions;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Operator;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Vector;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code (f|g)}, {@code Scalprod(f,g)}: the scalar product Σ f_k g_k; a scalar operand is repeated.
 * Gradient: e g and e f.
 */
public record Scalprod() implements Operator {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator(
              "Scalprod", "f g", Scalprod::new, "scalar product, also written (f | g)", "(x | y)")
          .withDimensions("D, D → 1")
          .withFormula("Σ_k f_k g_k");

  @Override
  public String print(List<Formula> operands) {
    return "(" + operands.get(0) + "|" + operands.get(1) + ")";
  }

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public int dimension(List<Integer> operands) {
    Dimensions.common(this, operands);
    return 1;
  }

  @Override
  public Vector lower(Scope scope, List<Vector> operands) {
    Vector f = operands.get(0);
    Vector g = operands.get(1);
    int dimension = Math.max(f.dimension(), g.dimension());
    return scope.vector(
        1,
        only ->
            scope.sum(
                dimension,
                index ->
                    scope.multiply(
                        f.dimension() == 1 ? f.at(0) : f.at(index),
                        g.dimension() == 1 ? g.at(0) : g.at(index))));
  }

  @Override
  public boolean isLinearIn(Set<Integer> operands) {
    return operands.size() == 1;
  }

  @Override
  public List<@Nullable Formula> pullback(List<Formula> operands, Formula cotangent) {
    return List.of(times(cotangent, operands.get(1)), times(cotangent, operands.get(0)));
  }
}
