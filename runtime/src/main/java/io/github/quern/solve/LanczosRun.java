package io.github.quern.solve;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealLinearOperator;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * One run of Lanczos' method from a random vector, orthogonal to the eigenvectors known already:
 * the basis grows by the part of A v that is orthogonal to it, v being its last vector, until the
 * leading eigenpairs of A restricted to the basis are eigenpairs of A.
 *
 * <p>When the basis is full, it is replaced by its best half of eigenvectors, to which the next
 * vector is coupled by the residuals (Wu and Simon's thick restart); so the restricted matrix is
 * tridiagonal at first, and an arrow with a tridiagonal tail after that.
 */
final class LanczosRun {
  /** Parts of A v below this, relative to A, are rounding errors: the basis is invariant. */
  private static final double BREAKDOWN = 1e-14;

  /** How far A may be from symmetric, relative to A; products in single precision are. */
  private static final double ASYMMETRY = 1e-4;

  /** How often the restricted matrix is decomposed, in steps. */
  private static final int PERIOD = 5;

  /** Steps before a random start vector has shown what it contains. */
  private static final int SETTLED = 10;

  private final RealLinearOperator operator;
  private final LanczosOptions options;
  private final Random random;
  private final int count;

  /** Eigenvalues below this are of no interest. */
  private final double floor;

  private final Subspace space;
  private final int capacity;
  private final RealMatrix restricted;

  /** How the next vector is coupled to each vector of the basis. */
  private double[] coupling;

  private RealVector next;

  /** The norm of the part of the last product that is orthogonal to the basis. */
  private double beta;

  /** The largest |θ| seen so far, a measure of A. */
  private double scale;

  private int products;

  /**
   * A run.
   *
   * @param operator A
   * @param known eigenvectors known already
   * @param count how many further eigenpairs are wanted
   * @param floor eigenvalues below this need not be exact
   * @param scale the largest |θ| of earlier runs, or 0
   * @param options tolerance and size of the basis
   * @param random gives start vectors
   */
  LanczosRun(
      RealLinearOperator operator,
      List<RealVector> known,
      int count,
      double floor,
      double scale,
      LanczosOptions options,
      Random random) {
    this.operator = operator;
    this.options = options;
    this.random = random;
    this.count = count;
    this.floor = floor;
    this.scale = scale;
    this.space = new Subspace(operator.getColumnDimension(), known);
    this.capacity =
        Math.min(space.largestSize(), Math.max(options.basisSize(), 2 * count + PERIOD * 2));
    this.restricted = new Array2DRowRealMatrix(capacity, capacity);
    this.coupling = new double[0];
    this.next = space.random(random);
  }

  /**
   * What a run found.
   *
   * @param values the leading eigenvalues, descending
   * @param vectors their eigenvectors
   */
  record Found(List<Double> values, List<RealVector> vectors) {}

  /** The largest |θ| seen so far. */
  double scale() {
    return scale;
  }

  /** The number of products so far. */
  int products() {
    return products;
  }

  /**
   * Runs until the pairs have converged.
   *
   * @param limit how many products are allowed
   * @throws NoConvergenceException if they were not enough
   */
  Found run(int limit) {
    while (true) {
      if (products == limit) {
        throw exhausted();
      }
      step();
      boolean complete = space.size() == space.largestSize();
      boolean full = space.size() == capacity;
      if (space.size() < count || !(full || space.size() % PERIOD == 0 || beta == 0)) {
        continue;
      }
      EigenDecomposition ritz = decompose();
      if (complete || converged(ritz)) {
        return found(ritz);
      }
      if (full) {
        restart(ritz);
      }
    }
  }

  private void step() {
    int last = space.size();
    space.add(next);
    // A copy, since an operator such as the identity may give its argument.
    RealVector product = operator.operate(next).copy();
    products++;
    double[] components = space.orthogonalize(product);
    beta = product.getNorm();
    if (!Double.isFinite(beta)) {
      throw new IllegalArgumentException(
          "Product " + products + " of the operator with a vector is not finite.");
    }
    scale = Math.max(scale, Math.max(beta, Math.abs(components[last])));
    for (int index = 0; index < last; index++) {
      requireSymmetric(components[index], coupling[index]);
      restricted.setEntry(index, last, coupling[index]);
      restricted.setEntry(last, index, coupling[index]);
    }
    restricted.setEntry(last, last, components[last]);
    coupling = new double[space.size()];
    if (beta > BREAKDOWN * scale) {
      coupling[last] = beta;
      next = product.mapDivideToSelf(beta);
    } else {
      beta = 0;
      if (space.size() < space.largestSize()) {
        next = space.random(random);
      }
    }
  }

  /** Requires that (A v|u) is (v|A u). */
  private void requireSymmetric(double forth, double back) {
    if (Math.abs(forth - back) > ASYMMETRY * scale) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "The operator A is not symmetric: for two vectors, (Av|u) is %.6g and (v|Au) is %.6g.",
              forth,
              back));
    }
  }

  private EigenDecomposition decompose() {
    int last = space.size() - 1;
    // Commons Math sorts eigenvalues from large to small.
    return new EigenDecomposition(restricted.getSubMatrix(0, last, 0, last));
  }

  /** |A v - θ v| for an eigenpair of the restricted matrix. */
  private double residual(EigenDecomposition ritz, int index) {
    return beta * Math.abs(ritz.getEigenvector(index).getEntry(space.size() - 1));
  }

  private boolean converged(EigenDecomposition ritz) {
    double[] values = ritz.getRealEigenvalues();
    scale = Math.max(scale, Arrays.stream(values).map(Math::abs).max().orElse(0));
    if (space.size() >= SETTLED && values[0] + residual(ritz, 0) < floor) {
      return true;
    }
    for (int index = 0; index < count; index++) {
      if (residual(ritz, index) > options.tolerance() * scale) {
        return false;
      }
    }
    return true;
  }

  private Found found(EigenDecomposition ritz) {
    space.rotate(ritz.getV(), count);
    List<Double> values = Arrays.stream(ritz.getRealEigenvalues()).limit(count).boxed().toList();
    return new Found(values, space.vectors());
  }

  private void restart(EigenDecomposition ritz) {
    int kept = count + (capacity - count) / 2;
    coupling = new double[kept];
    for (int index = 0; index < kept; index++) {
      coupling[index] = beta * ritz.getEigenvector(index).getEntry(capacity - 1);
    }
    for (int row = 0; row < capacity; row++) {
      restricted.setRow(row, new double[capacity]);
    }
    for (int index = 0; index < kept; index++) {
      restricted.setEntry(index, index, ritz.getRealEigenvalue(index));
    }
    space.rotate(ritz.getV(), kept);
  }

  private NoConvergenceException exhausted() {
    double worst = Double.POSITIVE_INFINITY;
    if (space.size() >= count) {
      EigenDecomposition ritz = decompose();
      worst = 0;
      for (int index = 0; index < count; index++) {
        worst = Math.max(worst, residual(ritz, index));
      }
    }
    return new NoConvergenceException(
        String.format(
            Locale.ROOT,
            "No convergence within %d products: the largest residual of the eigenpairs is %.3g, and"
                + " %.3g is needed. A larger tolerance, a larger basis or more products help.",
            options.maxProducts(),
            worst,
            options.tolerance() * scale),
        worst);
  }
}
