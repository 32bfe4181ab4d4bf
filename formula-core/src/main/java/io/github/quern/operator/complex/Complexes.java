package io.github.quern.operator.complex;

import io.github.quern.formula.Constant;
import io.github.quern.formula.DimensionException;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Operator;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Vector;
import io.github.quern.operator.matrix.TensorProd;
import io.github.quern.operator.vector.SumT;
import java.util.List;

/** What complex operators share: vectors of dimension 2n hold re, im, re, im, and so on. */
final class Complexes {
  private Complexes() {}

  /** The dimension of an operand that holds complex numbers, which must be even. */
  static int requireEven(Operator operator, List<Integer> operands, int position) {
    int dimension = operands.get(position);
    if (dimension % 2 != 0) {
      throw new DimensionException(
          operator.name()
              + " needs complex numbers, two components each: operand "
              + (position + 1)
              + " has the odd dimension "
              + dimension
              + ".",
          position);
    }
    return dimension;
  }

  /** The real parts of n complex numbers, of dimension n. */
  static Vector real(Scope scope, Vector f) {
    return scope.vector(f.dimension() / 2, index -> f.at(index.times(2)));
  }

  /** The imaginary parts of n complex numbers, of dimension n. */
  static Vector imaginary(Scope scope, Vector f) {
    return scope.vector(f.dimension() / 2, index -> f.at(index.times(2).plus(1)));
  }

  static Vector zeros(Scope scope, int dimension) {
    return scope.vector(dimension, index -> scope.constant(0));
  }

  /** n real numbers, each written twice: what a complex vector is scaled with, part by part. */
  static Formula forBothParts(Formula real) {
    return new TensorProd().of(real, new SumT(2).of(Constant.of(1)));
  }
}
