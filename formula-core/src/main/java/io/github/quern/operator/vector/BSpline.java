package io.github.quern.operator.vector;

import static io.github.quern.operator.scalar.Algebra.minus;
import static io.github.quern.operator.scalar.Algebra.negative;
import static io.github.quern.operator.scalar.Algebra.number;
import static io.github.quern.operator.scalar.Algebra.over;
import static io.github.quern.operator.scalar.Algebra.plus;
import static io.github.quern.operator.scalar.Algebra.times;

import io.github.quern.formula.Definition;
import io.github.quern.formula.DimensionException;
import io.github.quern.formula.Dimensions;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Operator;
import io.github.quern.formula.Parameter;
import io.github.quern.ir.Comparison;
import io.github.quern.ir.Index;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Value;
import io.github.quern.ir.Vector;
import io.github.quern.operator.constant.Zero;
import io.github.quern.operator.scalar.Equal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code BSpline(t,x,k)}: the B-splines of degree k over the ascending knots t at the scalar x,
 * dim(t) - k - 1 of them, by the recursion of Cox and de Boor. Those of degree 0 are 1 on [t_i,
 * t_{i+1}), else 0; a quotient whose divisor is 0, at repeated knots, counts as 0. Gradient in x: k
 * times the difference of the neighbours of degree k - 1, over the lengths of their supports; in t:
 * that of the recursion, where the pieces are smooth.
 *
 * @param order the degree k, at least 0
 */
public record BSpline(int order) implements Operator {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator(
              "BSpline",
              "t x",
              List.of(Definition.integer("k")),
              parameters -> new BSpline(parameters.getFirst().whole()),
              "B-splines of degree k over the knots t at the scalar x",
              "BSpline(a * a, s, 2)")
          .withFormula("B_(m,k)(x) over the knots t")
          .withDimensions("n, 1 → n − k − 1");

  /** Each order is lowered within the next one; far more than anybody smooths with. */
  private static final int LARGEST_ORDER = 64;

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(new Parameter.Whole(order));
  }

  @Override
  public int dimension(List<Integer> operands) {
    Dimensions.requireScalar(this, operands, 1);
    Dimensions.requireRange("BSpline's order", order, 0, LARGEST_ORDER);
    int knots = operands.getFirst();
    if (knots < order + 2L) {
      throw new DimensionException(
          "BSpline of order "
              + order
              + " needs at least "
              + (order + 2L)
              + " knots; there are "
              + knots
              + ".",
          0);
    }
    return knots - order - 1;
  }

  @Override
  public Vector lower(Scope scope, List<Vector> operands) {
    Vector knots = scope.stored(operands.get(0));
    Value x = operands.get(1).at(0);
    Vector splines = scope.vector(knots.dimension() - 1, index -> piece(scope, knots, x, index));
    for (int degree = 1; degree <= order; degree++) {
      Vector lower = scope.stored(splines);
      int width = degree;
      splines =
          scope.vector(
              lower.dimension() - 1,
              index -> {
                Index next = index.plus(1);
                Value rise = scope.subtract(x, knots.at(index));
                Value fall = scope.subtract(knots.at(next.plus(width)), x);
                return scope.add(
                    scope.multiply(rise, overSupport(scope, knots, lower, index, width)),
                    scope.multiply(fall, overSupport(scope, knots, lower, next, width)));
              });
    }
    return splines;
  }

  private static Value piece(Scope scope, Vector knots, Value x, Index index) {
    Value zero = scope.constant(0);
    Value left = knots.at(index);
    Value right = knots.at(index.plus(1));
    return scope.choose(
        Comparison.LESS_OR_EQUAL,
        left,
        x,
        scope.choose(Comparison.LESS, x, right, scope.constant(1), zero),
        zero);
  }

  private static Value overSupport(
      Scope scope, Vector knots, Vector splines, Index index, int width) {
    Value zero = scope.constant(0);
    Value length = scope.subtract(knots.at(index.plus(width)), knots.at(index));
    Value quotient = scope.divide(splines.at(index), length);
    return scope.choose(Comparison.EQUAL, length, zero, zero, quotient);
  }

  @Override
  public List<@Nullable Formula> pullback(List<Formula> operands, Formula cotangent) {
    if (order == 0) {
      return Arrays.asList(null, null);
    }
    Formula knots = operands.get(0);
    Formula x = operands.get(1);
    int count = cotangent.dimension();
    Formula quotients = quotients(order, knots, x);
    Formula difference = minus(first(quotients, count), last(quotients, count));
    Formula toX = times(number(order), new Scalprod().of(cotangent, difference));
    return List.of(toKnots(knots, x, cotangent), toX);
  }

  /**
   * The gradient with respect to the knots: the recursion backwards. Spline i of a degree is (x -
   * t_i) q_i + (t_{i+degree+1} - x) q_{i+1}, where q_i is spline i of the degree below over
   * t_{i+degree} - t_i.
   */
  private Formula toKnots(Formula knots, Formula x, Formula cotangent) {
    int length = knots.dimension();
    Formula gradient = new Zero(length).of();
    Formula e = cotangent;
    for (int degree = order; degree > 0; degree--) {
      int count = length - degree - 1;
      Formula q = quotients(degree, knots, x);
      Formula starts = first(knots, count);
      Formula ends = last(knots, count);
      Formula toQuotients =
          plus(
              new ExtractT(0, count + 1).of(times(e, minus(x, starts))),
              new ExtractT(1, count + 1).of(times(e, minus(ends, x))));
      Formula toSplines = times(toQuotients, inverseLengths(degree, knots));
      Formula toLengths = negative(times(toSplines, q));
      gradient = plus(gradient, new ExtractT(0, length).of(negative(times(e, first(q, count)))));
      gradient = plus(gradient, new ExtractT(degree + 1, length).of(times(e, last(q, count))));
      gradient = plus(gradient, new ExtractT(0, length).of(negative(toLengths)));
      gradient = plus(gradient, new ExtractT(degree, length).of(toLengths));
      e = toSplines;
    }
    return gradient;
  }

  private static Formula quotients(int degree, Formula knots, Formula x) {
    return times(new BSpline(degree - 1).of(knots, x), inverseLengths(degree, knots));
  }

  /** 1 / (t_{i+degree} - t_i), and 0 where that length is 0. */
  private static Formula inverseLengths(int degree, Formula knots) {
    int count = knots.dimension() - degree;
    Formula lengths = minus(last(knots, count), first(knots, count));
    Formula isZero = new Equal().of(lengths, number(0));
    return over(minus(number(1), isZero), plus(lengths, isZero));
  }

  private static Formula first(Formula f, int count) {
    return new Extract(0, count).of(f);
  }

  private static Formula last(Formula f, int count) {
    return new Extract(f.dimension() - count, count).of(f);
  }
}
