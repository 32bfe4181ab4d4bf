package io.github.quern.operator.complex;

import static io.github.quern.operator.scalar.Algebra.negative;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.ir.BinaryFunction;
import io.github.quern.ir.Comparison;
import io.github.quern.ir.Scope;
import io.github.quern.ir.UnaryFunction;
import io.github.quern.ir.Value;
import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;

/**
 * {@code ComplexDivide(f,g)}: the quotient. A complex scalar, of dimension 2, is repeated. Squares
 * are avoided, so that it overflows only where the quotient does. At g = 0 each part of f is
 * divided by 0, by IEEE rules: 1/0 is Infinity, 0/0 is NaN. Gradient: e over the conjugate of g,
 * and minus that times the conjugate of f/g.
 */
public record ComplexDivide() implements ComplexComponentwise {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator(
              "ComplexDivide",
              "f g",
              ComplexDivide::new,
              "complex quotient",
              "ComplexDivide(Real2Complex(y), ComplexExp1j(x))")
          .withFormula("f / g")
          .withDimensions("2D, 2D → 2D");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Value real(Scope scope, List<Parts> operands) {
    Parts f = operands.get(0);
    Parts g = operands.get(1);
    return quotient(scope, g, f.re(), f.im(), BinaryFunction.ADD);
  }

  @Override
  public Value imaginary(Scope scope, List<Parts> operands) {
    Parts f = operands.get(0);
    Parts g = operands.get(1);
    return quotient(scope, g, f.im(), f.re(), BinaryFunction.SUBTRACT);
  }

  /**
   * Smith's method: both parts are divided by the part of g that is larger in size. With r the
   * smaller over the larger, (a + r b) / (re + r im) is the real part if re is the larger.
   *
   * @param own the part of f that is asked for
   * @param other the other part of f
   * @param function how they combine: a sum in the real part, a difference in the imaginary one
   */
  private static Value quotient(
      Scope scope, Parts g, Value own, Value other, BinaryFunction function) {
    Value reSize = scope.unary(UnaryFunction.ABS, g.re());
    Value imSize = scope.unary(UnaryFunction.ABS, g.im());
    BinaryOperator<Value> byLarger =
        (re, im) -> scope.choose(Comparison.LESS_OR_EQUAL, imSize, reSize, re, im);
    Value larger = byLarger.apply(g.re(), g.im());
    Value smaller = byLarger.apply(g.im(), g.re());
    Value zero = scope.constant(0);
    Value ratio = scope.choose(Comparison.EQUAL, larger, zero, zero, scope.divide(smaller, larger));
    Value numerator =
        byLarger.apply(
            scope.binary(function, own, scope.multiply(other, ratio)),
            scope.binary(function, scope.multiply(own, ratio), other));
    return scope.divide(numerator, scope.add(larger, scope.multiply(smaller, ratio)));
  }

  @Override
  public boolean isLinearIn(Set<Integer> operands) {
    return operands.equals(Set.of(0));
  }

  @Override
  public Formula gradient(int operand, List<Formula> operands, Formula cotangent) {
    Formula g = operands.get(1);
    Formula toFirst = new ComplexDivide().of(cotangent, new Conj().of(g));
    return operand == 0
        ? toFirst
        : negative(
            new ComplexMult()
                .of(toFirst, new Conj().of(new ComplexDivide().of(operands.get(0), g))));
  }
}
