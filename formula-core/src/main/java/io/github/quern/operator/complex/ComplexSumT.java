package io.github.quern.operator.complex;

import io.github.quern.formula.Definition;
import io.github.quern.formula.DimensionException;
import io.github.quern.formula.Dimensions;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Operator;
import io.github.quern.formula.Parameter;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Vector;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code ComplexSumT(f,n)}: the complex number f, of dimension 2, repeated until the result has
 * dimension n, which is even. Gradient: ComplexSum(e).
 *
 * @param length the dimension n of the result: twice the number of repetitions
 */
public record ComplexSumT(int length) implements Operator {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator(
              "ComplexSumT",
              "f",
              List.of(Definition.integer("n")),
              parameters -> new ComplexSumT(parameters.getFirst().whole()),
              "complex number f repeated, result of dimension n",
              "ComplexSumT(Real2Complex(s), 6)")
          .withFormula("f")
          .withDimensions("2 → n");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(new Parameter.Whole(length));
  }

  @Override
  public int dimension(List<Integer> operands) {
    if (operands.getFirst() != 2) {
      throw new DimensionException(
          "ComplexSumT needs one complex number, of dimension 2, not a vector of dimension "
              + operands.getFirst()
              + ".",
          0);
    }
    Dimensions.requireRange("ComplexSumT's length", length, 2, Integer.MAX_VALUE);
    if (length % 2 != 0) {
      throw new DimensionException(
          "ComplexSumT's length must be even, two for each complex number; it is " + length + ".",
          -1);
    }
    return length;
  }

  @Override
  public Vector lower(Scope scope, List<Vector> operands) {
    Vector f = operands.getFirst();
    return scope.interleave(
        List.of(
            scope.vector(length / 2, index -> f.at(0)),
            scope.vector(length / 2, index -> f.at(1))));
  }

  @Override
  public boolean isLinearIn(Set<Integer> operands) {
    return true;
  }

  @Override
  public List<@Nullable Formula> pullback(List<Formula> operands, Formula cotangent) {
    return List.of(new ComplexSum().of(cotangent));
  }
}
