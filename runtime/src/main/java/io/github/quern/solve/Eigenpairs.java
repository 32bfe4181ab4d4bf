package io.github.quern.solve;

import java.util.List;
import org.apache.commons.math3.linear.RealVector;

/**
 * Eigenvalues of a symmetric operator A and what belongs to them.
 *
 * @param values the eigenvalues θ, descending, multiple ones as often as they are
 * @param vectors for each an eigenvector v of norm 1, orthogonal to the others; its sign means
 *     nothing
 * @param residuals for each |A v - θ v|, computed from a product of its own
 * @param products how many products of A with a vector it took
 */
public record Eigenpairs(
    List<Double> values, List<RealVector> vectors, List<Double> residuals, int products) {
  /** Copies the lists. */
  public Eigenpairs {
    values = List.copyOf(values);
    vectors = List.copyOf(vectors);
    residuals = List.copyOf(residuals);
  }
}
