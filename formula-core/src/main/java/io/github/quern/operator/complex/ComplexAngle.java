package io.github.quern.operator.complex;

import static io.github.quern.operator.scalar.Algebra.minus;
import static io.github.quern.operator.scalar.Algebra.over;
import static io.github.quern.operator.scalar.Algebra.times;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Operator;
import io.github.quern.ir.BinaryFunction;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Vector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code ComplexAngle(f)}: the angles atan2(im, re) in radians, from dimension 2n to n; 0 at 0.
 * Gradient: i e f / |f|², NaN at 0, where there is none.
 */
public record ComplexAngle() implements Operator {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator(
              "ComplexAngle",
              "f",
              ComplexAngle::new,
              "angles of complex numbers",
              "ComplexAngle(ComplexExp1j(x))")
          .withFormula("arg f")
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
        re.dimension(), index -> scope.binary(BinaryFunction.ATAN2, im.at(index), re.at(index)));
  }

  @Override
  public List<@Nullable Formula> pullback(List<Formula> operands, Formula cotangent) {
    Formula f = operands.getFirst();
    Formula quarterTurn =
        minus(
            new Imag2Complex().of(new ComplexReal().of(f)),
            new Real2Complex().of(new ComplexImag().of(f)));
    Formula scale = over(cotangent, new ComplexSquareAbs().of(f));
    return List.of(times(Complexes.forBothParts(scale), quarterTurn));
  }
}
