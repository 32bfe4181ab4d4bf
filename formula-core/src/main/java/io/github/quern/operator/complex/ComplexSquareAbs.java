package io.github.quern.operator.complex;

import static io.github.quern.operator.scalar.Algebra.number;
import static io.github.quern.operator.scalar.Algebra.times;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Operator;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Vector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code ComplexSquareAbs(f)}: the squared absolute values re² + im², from dimension 2n to n.
 * Gradient: 2 e f, one e for both parts.
 */
public record ComplexSquareAbs() implements Operator {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator(
              "ComplexSquareAbs",
              "f",
              ComplexSquareAbs::new,
              "squared absolute values of complex numbers",
              "ComplexSquareAbs(ComplexExp1j(x) + Real2Complex(y))")
          .withFormula("|f|²")
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
    Vector re = Complexes.real(scope, operands.getFirst());
    Vector im = Complexes.imaginary(scope, operands.getFirst());
    return scope.vector(
        re.dimension(),
        index -> scope.add(scope.power(re.at(index), 2), scope.power(im.at(index), 2)));
  }

  @Override
  public List<@Nullable Formula> pullback(List<Formula> operands, Formula cotangent) {
    return List.of(times(Complexes.forBothParts(times(number(2), cotangent)), operands.getFirst()));
  }
}
