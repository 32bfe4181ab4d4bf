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
 * {@code Imag2Complex(f)}: the complex numbers with real parts 0 and imaginary parts f, from
 * dimension n to 2n. Gradient: ComplexImag(e).
 */
public record Imag2Complex() implements Operator {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator(
              "Imag2Complex",
              "f",
              Imag2Complex::new,
              "complex numbers with these imaginary parts",
              "Imag2Complex(x - y)")
          .withFormula("0 + f i")
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
    return scope.interleave(List.of(Complexes.zeros(scope, f.dimension()), f));
  }

  @Override
  public boolean isLinearIn(Set<Integer> operands) {
    return true;
  }

  @Override
  public List<@Nullable Formula> pullback(List<Formula> operands, Formula cotangent) {
    return List.of(new ComplexImag().of(cotangent));
  }
}
