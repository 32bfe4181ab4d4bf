package io.github.quern.operator.complex;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.ir.Scope;
import io.github.quern.ir.UnaryFunction;
import io.github.quern.ir.Value;
import java.util.List;

/**
 * {@code ComplexExp(f)}: exp(re) (cos(im) + i sin(im)). Gradient: e times the conjugate of the
 * result.
 */
public record ComplexExp() implements ComplexComponentwise {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator(
              "ComplexExp",
              "f",
              ComplexExp::new,
              "complex exponential function",
              "ComplexExp(ComplexExp1j(x))")
          .withFormula("e^f")
          .withDimensions("2D → 2D");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Value real(Scope scope, List<Parts> operands) {
    return scaled(scope, operands.getFirst(), UnaryFunction.COS);
  }

  @Override
  public Value imaginary(Scope scope, List<Parts> operands) {
    return scaled(scope, operands.getFirst(), UnaryFunction.SIN);
  }

  private static Value scaled(Scope scope, Parts f, UnaryFunction function) {
    return scope.multiply(scope.unary(UnaryFunction.EXP, f.re()), scope.unary(function, f.im()));
  }

  @Override
  public Formula gradient(int operand, List<Formula> operands, Formula cotangent) {
    return new ComplexMult().of(cotangent, new Conj().of(new ComplexExp().of(operands.getFirst())));
  }
}
