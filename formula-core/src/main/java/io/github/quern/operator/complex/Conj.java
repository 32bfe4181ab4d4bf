package io.github.quern.operator.complex;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Operator;
import io.github.quern.ir.Scope;
import io.github.quern.ir.UnaryFunction;
import io.github.quern.ir.Vector;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code Conj(f)}: the complex conjugates, of dimension 2n. Gradient: Conj(e). */
public record Conj() implements Operator {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator("Conj", "f", Conj::new, "complex conjugates", "Conj(Imag2Complex(x))")
          .withFormula("Re f − i Im f")
          .withDimensions("2D → 2D");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public int dimension(List<Integer> operands) {
    return Complexes.requireEven(this, operands, 0);
  }

  @Override
  public Vector lower(Scope scope, List<Vector> operands) {
    Vector f = operands.getFirst();
    Vector imaginary = Complexes.imaginary(scope, f);
    Vector opposite =
        scope.vector(
            imaginary.dimension(), index -> scope.unary(UnaryFunction.NEGATE, imaginary.at(index)));
    return scope.interleave(List.of(Complexes.real(scope, f), opposite));
  }

  @Override
  public boolean isLinearIn(Set<Integer> operands) {
    return true;
  }

  @Override
  public List<@Nullable Formula> pullback(List<Formula> operands, Formula cotangent) {
    return List.of(new Conj().of(cotangent));
  }
}
