package io.github.quern.operator.scalar;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.ir.Comparison;
import io.github.quern.ir.Scope;
import io.github.quern.ir.UnaryFunction;
import io.github.quern.ir.Value;

/**
 * {@code Expm1(f)}: e^f - 1, accurate near 0 where {@code Exp(f) - 1} is not. 0 at 0, -1 at
 * -Infinity; Infinity on overflow, for f above 709.78 (float32: 88.72); NaN stays. Derivative
 * Exp(f).
 *
 * <p>For |f| below 0.7, the diagonal Padé approximant of degree 7 of the exponential function, Q(f)
 * / Q(-f), which is exact to 1e-18 there. With E and f O the even and the odd part of Q, and f² R =
 * 2 O - E, the difference to 1 is f + f² (O + f R) / (E - f O), whose leading term is not rounded.
 * It needs no logarithm, unlike Kahan's correction: those of GPUs are not accurate near 1.
 */
public record Expm1() implements UnaryComponentwise {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator("Expm1", "f", Expm1::new, "e^f - 1, accurate near 0", "Expm1(x - y)")
          .withFormula("e^f − 1");

  /** A little more than log 2, so that the difference to 1 is large enough beyond. */
  private static final double SMALL = 0.7;

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Value component(Scope scope, Value f) {
    Value large = scope.subtract(scope.unary(UnaryFunction.EXP, f), scope.constant(1));
    return scope.choose(
        Comparison.LESS,
        scope.unary(UnaryFunction.ABS, f),
        scope.constant(SMALL),
        nearZero(scope, f),
        large);
  }

  private static Value nearZero(Scope scope, Value f) {
    Value square = scope.multiply(f, f);
    Value even = Polynomial.at(scope, square, 17297280, 1995840, 25200, 56);
    Value odd = Polynomial.at(scope, square, 8648640, 277200, 1512, 1);
    Value rest = Polynomial.at(scope, square, -1441440, -22176, -54);
    Value numerator = scope.add(odd, scope.multiply(f, rest));
    Value denominator = scope.subtract(even, scope.multiply(f, odd));
    return scope.add(f, scope.multiply(square, scope.divide(numerator, denominator)));
  }

  @Override
  public Formula derivative(Formula f) {
    return new Exp().of(f);
  }
}
