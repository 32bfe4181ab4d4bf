package io.github.quern.operator.scalar;

import io.github.quern.ir.Scope;
import io.github.quern.ir.Value;

/** Polynomials with fixed coefficients, by Horner's rule. */
final class Polynomial {
  private Polynomial() {}

  /**
   * Writes {@code c_0 + c_1 x + c_2 x² + …}.
   *
   * @param scope where to
   * @param x the argument
   * @param coefficients c_0, c_1, …, at least one
   */
  static Value at(Scope scope, Value x, double... coefficients) {
    Value sum = scope.constant(coefficients[coefficients.length - 1]);
    for (int power = coefficients.length - 2; power >= 0; power--) {
      sum = scope.add(scope.multiply(sum, x), scope.constant(coefficients[power]));
    }
    return sum;
  }
}
