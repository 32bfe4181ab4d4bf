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
 * {@code ComplexReal(f)}: the real parts of n complex numbers, from dimension 2n to n. Gradient:
 * Real2Complex(e).
 */
public record ComplexReal() implements Operator {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator(
              "ComplexReal", "f", ComplexReal::new, "real parts", "ComplexReal(Real2Complex(x))")
          .withFormula("Re f")
          .withDimensions("2D → D");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public int dimension(List<Integer> operands) {
    return Complexes.requireEven(this, operands, 0) / 2;
  }

  @Override
  public Vector lower(Scope scope, List<Vector> operands) {
    Vector f = operands.getFirst();
    return Complexes.real(scope, f);
  }

  @Override
  public boolean isLinearIn(Set<Integer> operands) {
    return true;
  }

  @Override
  public List<@Nullable Formula> pullback(List<Formula> operands, Formula cotangent) {
    return List.of(new Real2Complex().of(cotangent));
  }
}
