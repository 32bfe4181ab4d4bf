package io.github.quern.operator.complex;

import static io.github.quern.operator.scalar.Algebra.negative;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Value;
import java.util.List;
import java.util.Set;

/**
 * {@code ComplexSubtract(f,g)}: the difference. A complex scalar, of dimension 2, is repeated.
 * Gradient: e, and -e.
 */
public record ComplexSubtract() implements ComplexComponentwise {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator(
              "ComplexSubtract",
              "f g",
              ComplexSubtract::new,
              "complex difference",
              "ComplexSubtract(ComplexExp1j(x), Real2Complex(s))")
          .withFormula("f − g")
          .withDimensions("2D, 2D → 2D");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Value real(Scope scope, List<Parts> operands) {
    Parts f = operands.get(0);
    Parts g = operands.get(1);
    return scope.subtract(f.re(), g.re());
  }

  @Override
  public Value imaginary(Scope scope, List<Parts> operands) {
    Parts f = operands.get(0);
    Parts g = operands.get(1);
    return scope.subtract(f.im(), g.im());
  }

  @Override
  public boolean isLinearIn(Set<Integer> operands) {
    return operands.size() == 2;
  }

  @Override
  public Formula gradient(int operand, List<Formula> operands, Formula cotangent) {
    return operand == 0 ? cotangent : negative(cotangent);
  }
}
