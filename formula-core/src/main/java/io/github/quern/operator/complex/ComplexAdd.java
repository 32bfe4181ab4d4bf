package io.github.quern.operator.complex;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Value;
import java.util.List;
import java.util.Set;

/**
 * {@code ComplexAdd(f,g)}: the sum. A complex scalar, of dimension 2, is repeated. Gradient: e for
 * both.
 */
public record ComplexAdd() implements ComplexComponentwise {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator(
              "ComplexAdd",
              "f g",
              ComplexAdd::new,
              "complex sum",
              "ComplexAdd(Real2Complex(s), ComplexExp1j(x))")
          .withFormula("f + g")
          .withDimensions("2D, 2D → 2D");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Value real(Scope scope, List<Parts> operands) {
    Parts f = operands.get(0);
    Parts g = operands.get(1);
    return scope.add(f.re(), g.re());
  }

  @Override
  public Value imaginary(Scope scope, List<Parts> operands) {
    Parts f = operands.get(0);
    Parts g = operands.get(1);
    return scope.add(f.im(), g.im());
  }

  @Override
  public boolean isLinearIn(Set<Integer> operands) {
    return operands.size() == 2;
  }

  @Override
  public Formula gradient(int operand, List<Formula> operands, Formula cotangent) {
    return cotangent;
  }
}
