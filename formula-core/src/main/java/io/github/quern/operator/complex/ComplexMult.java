package io.github.quern.operator.complex;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Value;
import java.util.List;
import java.util.Set;

/**
 * {@code ComplexMult(f,g)}: the product. A complex scalar, of dimension 2, is repeated. Gradient: e
 * times the conjugate of the other factor.
 */
public record ComplexMult() implements ComplexComponentwise {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator(
              "ComplexMult",
              "f g",
              ComplexMult::new,
              "complex product",
              "ComplexMult(ComplexExp1j(x), Real2Complex(y))")
          .withFormula("f g")
          .withDimensions("2D, 2D → 2D");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Value real(Scope scope, List<Parts> operands) {
    Parts f = operands.get(0);
    Parts g = operands.get(1);
    return scope.subtract(scope.multiply(f.re(), g.re()), scope.multiply(f.im(), g.im()));
  }

  @Override
  public Value imaginary(Scope scope, List<Parts> operands) {
    Parts f = operands.get(0);
    Parts g = operands.get(1);
    return scope.add(scope.multiply(f.re(), g.im()), scope.multiply(f.im(), g.re()));
  }

  @Override
  public boolean isLinearIn(Set<Integer> operands) {
    return operands.size() == 1;
  }

  @Override
  public Formula gradient(int operand, List<Formula> operands, Formula cotangent) {
    return new ComplexMult().of(cotangent, new Conj().of(operands.get(1 - operand)));
  }
}
