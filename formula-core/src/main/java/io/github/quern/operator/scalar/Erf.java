package io.github.quern.operator.scalar;

import static io.github.quern.operator.scalar.Algebra.negative;
import static io.github.quern.operator.scalar.Algebra.number;
import static io.github.quern.operator.scalar.Algebra.square;
import static io.github.quern.operator.scalar.Algebra.times;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.ir.Comparison;
import io.github.quern.ir.Scope;
import io.github.quern.ir.UnaryFunction;
import io.github.quern.ir.Value;

/**
 * {@code Erf(f)}: the error function, 2/√π times the integral of e^-t² from 0 to f; 0 at 0, ±1 at
 * ±Infinity, NaN stays, no overflow. Derivative 2/√π e^-f².
 *
 * <p>For |f| below 27/32 it is f + f P(f²)/Q(f²) with the coefficients of FDLIBM's {@code s_erf.c}
 * (Sun Microsystems, 1993), beyond it 1 - e^-f² P(|f|)/Q(|f|) with those of W. J. Cody, "Rational
 * Chebyshev approximations for the error function", Mathematics of Computation 23 (1969), for
 * 0.46875 to 4. The latter serve beyond 4 too, where the subtracted part is below 2e-8, and for |f|
 * above 6 the result is ±1.
 */
public record Erf() implements UnaryComponentwise {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator("Erf", "f", Erf::new, "error function", "Erf(x - y)")
          .withFormula("2/√π ∫₀^f e^−t² dt");

  private static final double SMALL = 27.0 / 32;

  private static final double[] SMALL_NUMERATOR = {
    0.12837916709551256,
    -0.3250421072470015,
    -0.02848174957559851,
    -0.005770270296489442,
    -2.3763016656650163e-05,
  };

  private static final double[] SMALL_DENOMINATOR = {
    1,
    0.39791722395915535,
    0.0650222499887673,
    0.005081306281875766,
    0.00013249473800432164,
    -3.960228278775368e-06,
  };

  private static final double[] LARGE_NUMERATOR = {
    1230.3393547979972,
    2051.0783778260716,
    1712.0476126340707,
    881.952221241769,
    298.6351381974001,
    66.11919063714163,
    8.883149794388377,
    0.5641884969886701,
    2.1531153547440383e-08,
  };

  private static final double[] LARGE_DENOMINATOR = {
    1230.3393548037495,
    3439.3676741437216,
    4362.619090143247,
    3290.7992357334597,
    1621.3895745666903,
    537.1811018620099,
    117.6939508913125,
    15.744926110709835,
    1,
  };

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Value component(Scope scope, Value f) {
    Value size = scope.unary(UnaryFunction.ABS, f);
    Value positive = scope.subtract(scope.constant(1), complement(scope, size));
    Value negative = scope.unary(UnaryFunction.NEGATE, positive);
    Value large = scope.choose(Comparison.LESS, f, scope.constant(0), negative, positive);
    return scope.choose(Comparison.LESS, size, scope.constant(SMALL), nearZero(scope, f), large);
  }

  private static Value nearZero(Scope scope, Value f) {
    Value square = scope.multiply(f, f);
    Value ratio =
        scope.divide(
            Polynomial.at(scope, square, SMALL_NUMERATOR),
            Polynomial.at(scope, square, SMALL_DENOMINATOR));
    return scope.add(f, scope.multiply(f, ratio));
  }

  /** 1 - erf(size). */
  private static Value complement(Scope scope, Value size) {
    Value most = scope.constant(6);
    Value limited = scope.choose(Comparison.LESS, most, size, most, size);
    Value square = scope.multiply(limited, limited);
    Value bell = scope.unary(UnaryFunction.EXP, scope.unary(UnaryFunction.NEGATE, square));
    Value ratio =
        scope.divide(
            Polynomial.at(scope, limited, LARGE_NUMERATOR),
            Polynomial.at(scope, limited, LARGE_DENOMINATOR));
    return scope.multiply(bell, ratio);
  }

  @Override
  public Formula derivative(Formula f) {
    // The arc tangent of 1 is π/4.
    Formula factor = new Rsqrt().of(new Atan().of(number(1)));
    return times(factor, new Exp().of(negative(square(f))));
  }
}
