package io.github.quern.operator.complex;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Operator;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Vector;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code Real2Complex(f)}: the complex numbers with real parts f and imaginary parts 0, from
 * dimension n to 2n. Gradient: ComplexReal(e).
 */
public record Real2Complex() implements Operator {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator(
              "Real2Complex",
              "f",
              Real2Complex::new,
              "real numbers as complex ones",
              "Real2Complex(x - y)")
          .withFormula("f + 0i")
          .withDimensions("D → 2D");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public int dimension(List<Integer> operands) {
    return Math.multiplyExact(2, operands.getFirst());
  }

  @Override
  public Vector lower(Scope scope, List<Vector> operands) {
    Vector f = operands.getFirst();
    return scope.interleave(List.of(f, Complexes.zeros(scope, f.dimension())));
  }

  @Override
  public boolean isLinearIn(Set<Integer> operands) {
    return true;
  }

  @Override
  public List<@Nullable Formula> pullback(List<Formula> operands, Formula cotangent) {
    return List.of(new ComplexReal().of(cotangent));
  }
}
