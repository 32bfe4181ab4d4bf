package io.github.quern.operator.vector;

import static io.github.quern.operator.scalar.Algebra.minus;
import static io.github.quern.operator.scalar.Algebra.negative;
import static io.github.quern.operator.scalar.Algebra.number;
import static io.github.quern.operator.scalar.Algebra.over;
import static io.github.quern.operator.scalar.Algebra.times;

import io.github.quern.formula.Apply;
import io.github.quern.formula.Definition;
import io.github.quern.formula.Dimensions;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Operator;
import io.github.quern.formula.Span;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Vector;
import io.github.quern.operator.matrix.MatVecMult;
import io.github.quern.operator.matrix.TensorProd;
import io.github.quern.operator.matrix.VecMatMult;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code SoftDTW_SqDist(x,y,g)}: soft dynamic time warping of two series of numbers, with squared
 * differences as costs: r[i,j] = (x_i - y_j)² + softmin(r[i-1,j-1], r[i-1,j], r[i,j-1]), the value
 * is the last entry. softmin(r) = m - g log Σ exp((m - r)/g), m the smallest; at the borders there
 * is one predecessor. A scalar, for a scalar g above 0.
 *
 * <p>Gradient: with the alignment A ({@link SoftDtwAlignment}), A is the derivative in the costs;
 * the derivative in g follows from the value being homogeneous in costs and g together. There is no
 * second derivative.
 */
public record SoftDtwSqDist() implements Operator {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator(
              "SoftDTW_SqDist",
              "x y g",
              SoftDtwSqDist::new,
              "soft dynamic time warping of the series x and y, smoothed by the scalar g",
              "SoftDTW_SqDist(x, y, 1 + Square(g))")
          .withFormula(
              "r_(D,E), r_(i,j) = (x_i − y_j)² + softmin_g(r_(i−1,j−1), r_(i−1,j), r_(i,j−1))")
          .withDimensions("D, E, 1 → 1");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public int dimension(List<Integer> operands) {
    Dimensions.requireScalar(this, operands, 2);
    SoftDtw.tableSize(this, operands);
    return 1;
  }

  @Override
  public Vector lower(Scope scope, List<Vector> operands) {
    SoftDtw recursion = SoftDtw.of(scope, operands);
    return scope.vector(1, only -> recursion.total());
  }

  @Override
  public List<@Nullable Formula> pullback(List<Formula> operands, Formula cotangent) {
    Formula x = operands.get(0);
    Formula y = operands.get(1);
    Formula g = operands.get(2);
    Formula rows = ones(x.dimension());
    Formula columns = ones(y.dimension());
    Formula difference = minus(new TensorProd().of(x, columns), new TensorProd().of(rows, y));
    Formula alignment = new SoftDtwAlignment().of(x, y, g);
    Formula weighted = times(alignment, difference);
    Formula twice = times(number(2), cotangent);
    return Arrays.asList(
        times(twice, new MatVecMult().of(weighted, columns)),
        negative(times(twice, new VecMatMult().of(rows, weighted))),
        hasOnePath(x, y)
            ? null
            : times(cotangent, inSmoothness(operands, new Scalprod().of(weighted, difference))));
  }

  /** Whether every pair is at a border, so that nothing is smoothed. */
  private static boolean hasOnePath(Formula x, Formula y) {
    return x.isScalar() || y.isScalar();
  }

  /** The derivative in g: value = Σ cost · alignment + g · derivative, by Euler's theorem. */
  private static Formula inSmoothness(List<Formula> operands, Formula cost) {
    Formula value = new Apply(new SoftDtwSqDist(), operands, Span.NONE);
    return over(minus(value, cost), operands.get(2));
  }

  private static Formula ones(int length) {
    return new SumT(length).of(number(1));
  }
}
