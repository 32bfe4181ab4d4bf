package io.github.quern.solve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.linear.RealLinearOperator;
import org.apache.commons.math3.linear.RealVector;

/**
 * Leading eigenpairs of symmetric operators by Lanczos' method, from products with vectors alone;
 * for kernel matrices ({@link ReductionOperator}) and all other operators of Commons Math.
 *
 * <pre>{@code
 * Eigenpairs leading = Lanczos.leading(ReductionOperator.of(genred, "b", x, x), 3);
 * }</pre>
 *
 * <p>The basis is orthogonalised in full at each step, so that there are no spurious copies. A run
 * sees each multiple eigenvalue only once; so when all pairs are found, a further run, orthogonal
 * to them, looks for eigenvalues above the last one, until there are none.
 */
public final class Lanczos {
  /** An eigenvalue with an eigenvector. */
  private record Pair(double value, RealVector vector) {}

  private final RealLinearOperator operator;
  private final int dimension;
  private final int count;
  private final LanczosOptions options;
  private final Random random;
  private final List<Pair> pairs = new ArrayList<>();

  /** The largest |θ| seen. */
  private double scale;

  private int products;

  private Lanczos(RealLinearOperator operator, int count, LanczosOptions options) {
    this.operator = operator;
    this.dimension = LinearOperators.requireSquare(operator);
    this.count = count;
    this.options = options;
    this.random = new Random(options.seed());
    if (count < 1 || count > dimension) {
      throw new IllegalArgumentException(
          "An operator of "
              + dimension
              + " rows has 1 to "
              + dimension
              + " eigenpairs; "
              + count
              + " were asked for.");
    }
  }

  /** The leading eigenpairs with the default options. */
  public static Eigenpairs leading(RealLinearOperator operator, int count) {
    return leading(operator, count, LanczosOptions.DEFAULT);
  }

  /**
   * The pairs of the largest eigenvalues. For those of the smallest ones, give the negative of the
   * operator.
   *
   * @param operator A, symmetric
   * @param count how many pairs, from 1 to the dimension of A
   * @param options tolerance and limits
   * @throws IllegalArgumentException if A is not square, turns out not to be symmetric, or gives
   *     products that are not finite; or the count is out of range
   * @throws NoConvergenceException if the limit of products is reached
   */
  public static Eigenpairs leading(RealLinearOperator operator, int count, LanczosOptions options) {
    return new Lanczos(operator, count, options).compute();
  }

  private Eigenpairs compute() {
    add(run(count, Double.NEGATIVE_INFINITY));
    while (pairs.size() < dimension) {
      double bound = pairs.get(count - 1).value() + options.tolerance() * scale;
      LanczosRun.Found missed = run(1, bound);
      if (missed.values().getFirst() <= bound) {
        break;
      }
      add(missed);
    }
    return result();
  }

  private LanczosRun.Found run(int wanted, double floor) {
    List<RealVector> known = pairs.stream().map(Pair::vector).toList();
    LanczosRun run = new LanczosRun(operator, known, wanted, floor, scale, options, random);
    LanczosRun.Found found = run.run(options.maxProducts() - products);
    products += run.products();
    scale = run.scale();
    return found;
  }

  private void add(LanczosRun.Found found) {
    for (int index = 0; index < found.values().size(); index++) {
      pairs.add(new Pair(found.values().get(index), found.vectors().get(index)));
    }
    pairs.sort(Comparator.comparingDouble(Pair::value).reversed());
  }

  private Eigenpairs result() {
    List<Pair> leading = pairs.subList(0, count);
    List<Double> residuals = new ArrayList<>();
    for (Pair pair : leading) {
      RealVector product = operator.operate(pair.vector());
      products++;
      residuals.add(product.combine(1, -pair.value(), pair.vector()).getNorm());
    }
    return new Eigenpairs(
        leading.stream().map(Pair::value).toList(),
        leading.stream().map(Pair::vector).toList(),
        residuals,
        products);
  }
}
