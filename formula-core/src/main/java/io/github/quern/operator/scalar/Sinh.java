package io.github.quern.operator.scalar;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.ir.Comparison;
import io.github.quern.ir.Scope;
import io.github.quern.ir.UnaryFunction;
import io.github.quern.ir.Value;

/**
 * {@code Sinh(f)}: the hyperbolic sine; 0 at 0, infinities and NaN stay. ±Infinity on overflow, for
 * |f| above 710.47 (float32: 89.41) and not earlier. Derivative Cosh(f).
 *
 * <p>For |f| below 0.7 the series f + f³/6 + …, beyond it e^|f|/2 - e^-|f|/2 with the sign of f,
 * where e^|f| is the square of e^(|f|/2) so that its half does not overflow.
 */
public record Sinh() implements UnaryComponentwise {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator("Sinh", "f", Sinh::new, "hyperbolic sine", "Sinh(x - y)")
          .withFormula("(e^f − e^−f)/2");

  /** 1/3!, 1/5!, …: the next term is below 1e-19 as f² is below 0.49. */
  private static final double[] SERIES = series();

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Value component(Scope scope, Value f) {
    Value size = scope.unary(UnaryFunction.ABS, f);
    Value half = Cosh.halfExponential(scope, size);
    Value positive = scope.subtract(half, scope.divide(scope.constant(0.25), half));
    Value negative = scope.unary(UnaryFunction.NEGATE, positive);
    Value large = scope.choose(Comparison.LESS, f, scope.constant(0), negative, positive);
    return scope.choose(Comparison.LESS, size, scope.constant(0.7), nearZero(scope, f), large);
  }

  private static Value nearZero(Scope scope, Value f) {
    Value square = scope.multiply(f, f);
    Value cube = scope.multiply(f, square);
    return scope.add(f, scope.multiply(cube, Polynomial.at(scope, square, SERIES)));
  }

  @Override
  public Formula derivative(Formula f) {
    return new Cosh().of(f);
  }

  private static double[] series() {
    double[] series = new double[8];
    double factorial = 1;
    for (int term = 0; term < series.length; term++) {
      factorial *= (2 * term + 2) * (2 * term + 3);
      series[term] = 1 / factorial;
    }
    return series;
  }
}
