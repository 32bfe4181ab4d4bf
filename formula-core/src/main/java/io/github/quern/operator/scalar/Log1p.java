package io.github.quern.operator.scalar;

import static io.github.quern.operator.scalar.Algebra.number;
import static io.github.quern.operator.scalar.Algebra.plus;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.ir.Comparison;
import io.github.quern.ir.Scope;
import io.github.quern.ir.UnaryFunction;
import io.github.quern.ir.Value;
import java.util.stream.IntStream;

/**
 * {@code Log1p(f)}: log(1 + f), accurate near 0 where {@code Log(1 + f)} is not. 0 at 0, -Infinity
 * at -1, NaN below; Infinity and NaN stay. Derivative 1/(1+f).
 *
 * <p>Between √½ - 1 and √2 - 1, with s = f/(2+f), it is 2 artanh(s) = f - s (f - 2s²/3 - 2s⁴/5 -
 * …), whose leading term is not rounded.
 */
public record Log1p() implements UnaryComponentwise {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator(
              "Log1p", "f", Log1p::new, "log(1 + f), accurate near 0", "Log1p(Square(x))")
          .withFormula("log(1 + f)");

  private static final double LEAST = Math.sqrt(0.5) - 1;
  private static final double MOST = Math.sqrt(2) - 1;

  /** 2/3, 2/5, …: the next term is below 1e-17 as s² is below 0.0295. */
  private static final double[] SERIES =
      IntStream.rangeClosed(1, 10).mapToDouble(k -> 2.0 / (2 * k + 1)).toArray();

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Value component(Scope scope, Value f) {
    Value large = scope.unary(UnaryFunction.LOG, scope.add(scope.constant(1), f));
    Value small = nearZero(scope, f);
    return scope.choose(
        Comparison.LESS,
        scope.constant(LEAST),
        f,
        scope.choose(Comparison.LESS, f, scope.constant(MOST), small, large),
        large);
  }

  private static Value nearZero(Scope scope, Value f) {
    Value s = scope.divide(f, scope.add(scope.constant(2), f));
    Value square = scope.multiply(s, s);
    Value rest = scope.multiply(square, Polynomial.at(scope, square, SERIES));
    return scope.subtract(f, scope.multiply(s, scope.subtract(f, rest)));
  }

  @Override
  public Formula derivative(Formula f) {
    return new Inv().of(plus(number(1), f));
  }
}
