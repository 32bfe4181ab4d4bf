package io.github.quern.operator.complex;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Operator;
import io.github.quern.ir.Scope;
import io.github.quern.ir.UnaryFunction;
import io.github.quern.ir.Vector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code ComplexExp1j(f)}: cos(f) + i sin(f) for real f, from dimension n to 2n. Gradient: the
 * imaginary parts of e times the conjugates of the result.
 */
public record ComplexExp1j() implements Operator {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator(
              "ComplexExp1j",
              "f",
              ComplexExp1j::new,
              "exp(i f) of real numbers",
              "ComplexExp1j(x - y)")
          .withFormula("e^(i f)")
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
    return scope.interleave(
        List.of(
            scope.vector(f.dimension(), index -> scope.unary(UnaryFunction.COS, f.at(index))),
            scope.vector(f.dimension(), index -> scope.unary(UnaryFunction.SIN, f.at(index)))));
  }

  @Override
  public List<@Nullable Formula> pullback(List<Formula> operands, Formula cotangent) {
    Formula result = new ComplexExp1j().of(operands.getFirst());
    return List.of(new ComplexImag().of(new ComplexMult().of(cotangent, new Conj().of(result))));
  }
}
